package dev.conflayers.app.project;

import dev.conflayers.app.Workplace;
import dev.conflayers.base.NearestName;
import dev.conflayers.lab.projection.Acceptance;
import dev.conflayers.lab.projection.AssumedAcceptance;
import dev.conflayers.lab.projection.CostModel;
import dev.conflayers.lab.projection.DraftPlan;
import dev.conflayers.lab.projection.Kept;
import dev.conflayers.lab.projection.Presets;
import dev.conflayers.lab.projection.Projected;
import dev.conflayers.lab.projection.ProjectionCheck;
import dev.conflayers.lab.projection.ProjectionProblem;
import dev.conflayers.lab.projection.ProjectionReport;
import dev.conflayers.lab.projection.Projector;
import dev.conflayers.lab.projection.PublishedComparison;
import dev.conflayers.lab.projection.Question;
import dev.conflayers.model.ModelDimensions;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunManifest;
import dev.conflayers.record.RunRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Projects the speedup of layer-skipping drafts from a model's dimensions, a machine and how much
 * of a draft is accepted; no weights are needed.
 */
public final class ProjectModel {
  private static final double USUAL_SKIP_RATIO = 0.45;

  /** How good the runner-up is where the first candidate is wrong: a guess, and a wide one. */
  private static final double SECOND = 0.4;

  private static final double SECOND_SD = 0.15;

  /** Norms and biases, which runs count and dimensions do not, differ by less than this. */
  private static final double ALIKE = 0.05;

  private final Workplace workplace;

  /** Makes the service. */
  public ProjectModel(Workplace workplace) {
    this.workplace = workplace;
  }

  /**
   * Projects.
   *
   * @throws ProjectionProblem if there is no such model, device or run
   */
  public Projected project(ProjectRequest request) throws IOException {
    Presets presets = Presets.read();
    Optional<Presets.Model> known = presets.model(request.model());
    ModelDimensions dimensions = known.map(Presets.Model::dimensions).orElse(null);
    if (dimensions == null) {
      dimensions = workplace.engine().dimensions(path(request.model(), presets, request.offline()));
    }
    Source source = source(request.drafts(), dimensions);
    CostModel costs = new ProjectedCosts(workplace, presets, request.costs()).of(dimensions);
    ProjectRequest.Bounds bounds = request.bounds();
    Question question =
        new Question(
            costs,
            source.acceptance(),
            source.kept(),
            source.plan(),
            bounds.target(),
            bounds.nodes(),
            bounds.probeRows(),
            bounds.draws(),
            bounds.seed());
    return new Projected(
        request.model(),
        dimensions,
        Projector.project(question),
        published(request, known, costs),
        request.checks().isEmpty() ? null : check(request, costs, dimensions));
  }

  /** Writes the page of a projection and its other forms, and returns the page. */
  public static Path write(ProjectionReport report, Path folder) throws IOException {
    Path charts = Files.createDirectories(folder.resolve("charts"));
    Files.writeString(folder.resolve("projection.json"), report.json());
    Files.writeString(folder.resolve("projection.md"), report.markdown());
    for (Map.Entry<String, byte[]> chart : report.charts().entrySet()) {
      Files.write(charts.resolve(chart.getKey()), chart.getValue());
    }
    return Files.writeString(folder.resolve("projection.html"), report.html());
  }

  /** A directory of a config.json needs no entry in the catalogue. */
  private String path(String model, Presets presets, boolean offline) {
    Path file = workplace.find(Path.of(model));
    if (file.toFile().exists()) {
      return file.toString();
    }
    try {
      return workplace.models().find(model, offline);
    } catch (UncheckedIOException e) {
      List<String> shapes = presets.models().stream().map(Presets.Model::name).toList();
      throw new ProjectionProblem(
          model
              + " is no file, no shape that 'conflayers ls shapes' shows and no model that"
              + " 'conflayers models list' shows"
              + NearestName.hint(model, shapes));
    }
  }

  /** What is known of drafts. */
  private record Source(Acceptance acceptance, Kept kept, @Nullable DraftPlan plan) {}

  private Source source(DraftRequest request, ModelDimensions dimensions) throws IOException {
    Integer depth = request.depth();
    DraftPlan plan = depth == null ? null : new DraftPlan(depth, request.width());
    Double ratio = request.skipRatio();
    if (ratio != null && !(ratio >= 0 && ratio <= 1)) {
      throw new IllegalArgumentException("skip-ratio must be within [0, 1], got " + ratio);
    }
    Kept kept = Kept.skipping(dimensions.layers(), ratio == null ? USUAL_SKIP_RATIO : ratio);
    Path run = request.run();
    if (run == null) {
      return new Source(
          new AssumedAcceptance(request.acceptance(), request.spread(), SECOND, SECOND_SD),
          kept,
          plan);
    }
    RunRecord record = new RunDirectory(workplace.run(run)).read();
    DraftsOfRun drafts = DraftsOfRun.of(record, request.strategy());
    return new Source(
        drafts.acceptance(), ratio == null ? drafts.kept(dimensions.layers(), kept) : kept, plan);
  }

  private static List<PublishedComparison> published(
      ProjectRequest request, Optional<Presets.Model> known, CostModel costs) {
    boolean there =
        request.costs().device().equals("mi300x")
            && known.filter(m -> !m.publishedAs().isEmpty()).isPresent();
    return there
        ? PublishedComparison.rows(
            known.orElseThrow().publishedAs(),
            costs,
            request.bounds().draws(),
            request.bounds().seed())
        : List.of();
  }

  /** Two models of as many layers are told apart by what their sublayers weigh. */
  private static boolean otherModel(RunManifest.Shape shape, ModelDimensions dimensions) {
    double there = (double) shape.mlpBytes() / Math.max(1, shape.attentionBytes());
    double here = (double) dimensions.mlpWeights() / dimensions.attentionWeights();
    return shape.layers() != dimensions.layers()
        || (shape.attentionBytes() > 0 && Math.abs(Math.log(there / here)) > ALIKE);
  }

  private ProjectionCheck check(ProjectRequest request, CostModel costs, ModelDimensions dimensions)
      throws IOException {
    List<ProjectionCheck.Row> rows = new ArrayList<>();
    for (Path path : request.checks()) {
      RunRecord run = new RunDirectory(workplace.run(path)).read();
      if (otherModel(run.manifest().shape(), dimensions)) {
        throw new IllegalArgumentException(
            path
                + " is of another model than "
                + request.model()
                + ": it has "
                + run.manifest().shape()
                + ", and the projection "
                + dimensions);
      }
      rows.addAll(
          ProjectionCheck.rows(
              run,
              costs,
              request.bounds().probeRows(),
              request.bounds().draws(),
              request.bounds().seed()));
    }
    return ProjectionCheck.of(rows);
  }
}
