package dev.conflayers.cli;

import dev.conflayers.base.NearestName;
import dev.conflayers.lab.projection.Acceptance;
import dev.conflayers.lab.projection.AssumedAcceptance;
import dev.conflayers.lab.projection.BesidePublished;
import dev.conflayers.lab.projection.CostModel;
import dev.conflayers.lab.projection.DraftPlan;
import dev.conflayers.lab.projection.Kept;
import dev.conflayers.lab.projection.Presets;
import dev.conflayers.lab.projection.Projected;
import dev.conflayers.lab.projection.ProjectionCheck;
import dev.conflayers.lab.projection.ProjectionProblem;
import dev.conflayers.lab.projection.Projector;
import dev.conflayers.lab.projection.Question;
import dev.conflayers.model.ModelDimensions;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunManifest;
import dev.conflayers.record.RunRecord;
import dev.conflayers.report.ProjectionReport;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Predicts a speedup that nobody has measured. */
@Command(
    name = "project",
    description = {
      "Project the speedup of layer-skipping drafts from a model's dimensions, a machine and how"
          + " much of a draft is accepted: no weights are needed. Says how long a step takes, what"
          + " a draft pass and a verification cost, which draft is the best, what stands in its"
          + " way, and which acceptance a target takes."
    },
    mixinStandardHelpOptions = true)
final class ProjectCommand implements Callable<Integer> {
  private static final double USUAL_SKIP_RATIO = 0.45;

  /** How good the runner-up is where the first candidate is wrong: a guess, and a wide one. */
  private static final double SECOND = 0.4;

  private static final double SECOND_SD = 0.15;

  /** Norms and biases, which runs count and dimensions do not, differ by less than this. */
  private static final double ALIKE = 0.05;

  private final Wiring wiring;

  @Parameters(
      paramLabel = "MODEL",
      description = {
        "A name that 'conflayers ls shapes' shows, a config.json, a checkpoint, or a name of the"
            + " model catalogue."
      })
  private String model = "";

  @Mixin private ProjectOptions options = new ProjectOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write projection.html, .md and .json there, and the charts.")
  private @Nullable Path out;

  @Mixin private Network network = new Network();

  @Mixin private Output output = new Output();

  ProjectCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    Presets presets = Presets.read();
    Optional<Presets.Model> known = presets.model(model);
    ModelDimensions dimensions = known.map(Presets.Model::dimensions).orElse(null);
    if (dimensions == null) {
      dimensions = wiring.workplace().engine().dimensions(path(presets));
    }
    Source source = source(dimensions);
    CostModel costs = new ProjectedCosts(wiring, presets, options).of(dimensions);
    Question question =
        new Question(
            costs,
            source.acceptance(),
            source.kept(),
            source.plan(),
            options.target,
            options.nodes,
            options.probeRows,
            options.draws,
            options.seed);
    Projected projected =
        new Projected(
            model,
            dimensions,
            Projector.project(question),
            published(known, costs),
            options.checks.isEmpty() ? null : check(costs, dimensions));
    ProjectionReport report = new ProjectionReport(projected);
    if (output.json()) {
      wiring.terminal().print(report.json());
    } else {
      new ProjectView(wiring.terminal()).show(projected);
    }
    if (out != null) {
      write(report, out);
    }
    return ExitCode.OK.status();
  }

  private void write(ProjectionReport report, Path folder) throws IOException {
    Path charts = Files.createDirectories(folder.resolve("charts"));
    Files.writeString(folder.resolve("projection.json"), report.json());
    Files.writeString(folder.resolve("projection.md"), report.markdown());
    for (Map.Entry<String, byte[]> chart : report.charts().entrySet()) {
      Files.write(charts.resolve(chart.getKey()), chart.getValue());
    }
    Path page = folder.resolve("projection.html");
    Files.writeString(page, report.html());
    wiring.terminal().note("Report: " + page);
  }

  /** A directory of a config.json needs no entry in the catalogue. */
  private String path(Presets presets) {
    Path file = wiring.find(Path.of(model));
    if (file.toFile().exists()) {
      return file.toString();
    }
    try {
      return wiring.workplace().models().find(model, network.offline());
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

  private Source source(ModelDimensions dimensions) throws IOException {
    Integer depth = options.depth;
    DraftPlan plan = depth == null ? null : new DraftPlan(depth, options.width);
    Double ratio = options.skipRatio;
    if (ratio != null && !(ratio >= 0 && ratio <= 1)) {
      throw new IllegalArgumentException("skip-ratio must be within [0, 1], got " + ratio);
    }
    Kept kept = Kept.skipping(dimensions.layers(), ratio == null ? USUAL_SKIP_RATIO : ratio);
    Path run = options.acceptanceFrom;
    if (run == null) {
      return new Source(
          new AssumedAcceptance(options.acceptance, options.acceptanceSpread, SECOND, SECOND_SD),
          kept,
          plan);
    }
    RunRecord record = new RunDirectory(wiring.find(run)).read();
    DraftsOfRun drafts = DraftsOfRun.of(record, options.strategy);
    return new Source(
        drafts.acceptance(), ratio == null ? drafts.kept(dimensions.layers(), kept) : kept, plan);
  }

  private List<BesidePublished> published(Optional<Presets.Model> known, CostModel costs) {
    boolean there =
        options.device.equals("mi300x")
            && known.filter(m -> !m.publishedAs().isEmpty()).isPresent();
    return there
        ? BesidePublished.rows(
            known.orElseThrow().publishedAs(), costs, options.draws, options.seed)
        : List.of();
  }

  /** Two models of as many layers are told apart by what their sublayers weigh. */
  private static boolean otherModel(RunManifest.Shape shape, ModelDimensions dimensions) {
    double there = (double) shape.mlpBytes() / Math.max(1, shape.attentionBytes());
    double here = (double) dimensions.mlpWeights() / dimensions.attentionWeights();
    return shape.layers() != dimensions.layers()
        || (shape.attentionBytes() > 0 && Math.abs(Math.log(there / here)) > ALIKE);
  }

  private ProjectionCheck check(CostModel costs, ModelDimensions dimensions) throws IOException {
    List<ProjectionCheck.Row> rows = new ArrayList<>();
    for (Path path : options.checks) {
      RunRecord run = new RunDirectory(wiring.find(path)).read();
      if (otherModel(run.manifest().shape(), dimensions)) {
        throw new IllegalArgumentException(
            path
                + " is of another model than "
                + model
                + ": it has "
                + run.manifest().shape()
                + ", and the projection "
                + dimensions);
      }
      rows.addAll(ProjectionCheck.rows(run, costs, options.probeRows, options.draws, options.seed));
    }
    return ProjectionCheck.of(rows);
  }
}
