package dev.conflayers.app.project;

import dev.conflayers.app.UnavailableException;
import dev.conflayers.app.Workplace;
import dev.conflayers.base.Kebab;
import dev.conflayers.base.ModelFacts;
import dev.conflayers.base.NearestName;
import dev.conflayers.lab.projection.CostFiles;
import dev.conflayers.lab.projection.CostModel;
import dev.conflayers.lab.projection.DeviceCosts;
import dev.conflayers.lab.projection.DeviceDescription;
import dev.conflayers.lab.projection.MeasuredPasses;
import dev.conflayers.lab.projection.PassTable;
import dev.conflayers.lab.projection.PassTimer;
import dev.conflayers.lab.projection.Presets;
import dev.conflayers.lab.projection.ProjectionProblem;
import dev.conflayers.lab.projection.RuntimeDescription;
import dev.conflayers.lab.projection.UncertainQuantity;
import dev.conflayers.model.Device;
import dev.conflayers.model.EngineOptions;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.ModelDimensions;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.torch.EngineProblem;
import dev.conflayers.run.Progress;
import dev.conflayers.stats.RandomDraws;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The costs of passes that a projection rests on: described, measured before, or timed now. */
final class ProjectedCosts {
  /** What a model that is timed may weigh, in bytes; deeper ones are timed with fewer layers. */
  private static final long MOST_BYTES = 3L << 30;

  private static final double MOST_OF_MEMORY = 0.7;

  private final Workplace workplace;
  private final Presets presets;
  private final CostRequest request;

  ProjectedCosts(Workplace workplace, Presets presets, CostRequest request) {
    this.workplace = workplace;
    this.presets = presets;
    this.request = request;
  }

  CostModel of(ModelDimensions model) throws IOException {
    if (request.device().equals(CostRequest.HERE)) {
      return new MeasuredPasses(timed(model), UncertainQuantity.exactly(0));
    }
    Path file = workplace.find(Path.of(request.device()));
    if (Files.isRegularFile(file) && CostFiles.holdsPasses(file)) {
      PassTable table = CostFiles.passes(file);
      if (!table.model().equals(model)) {
        throw new ProjectionProblem(
            file + " holds passes of " + table.model() + ", and the model is " + model);
      }
      return new MeasuredPasses(table, UncertainQuantity.exactly(0));
    }
    return new DeviceCosts(
        model, device(file), runtime(), bytes(format(NumberFormat.FP16)), request.context());
  }

  private DeviceDescription device(Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      return CostFiles.device(file);
    }
    return presets
        .device(request.device())
        .orElseThrow(
            () ->
                unknown(
                    "device",
                    request.device(),
                    presets.devices().stream().map(DeviceDescription::name).toList()));
  }

  private RuntimeDescription runtime() {
    return presets
        .runtime(request.runtime())
        .orElseThrow(
            () ->
                unknown(
                    "runtime",
                    request.runtime(),
                    presets.runtimes().stream().map(RuntimeDescription::name).toList()));
  }

  private static ProjectionProblem unknown(String what, String name, List<String> known) {
    return new ProjectionProblem(
        "there is no "
            + what
            + " '"
            + name
            + "'"
            + NearestName.hint(name, known)
            + "; there are "
            + String.join(", ", known)
            + (what.equals("device") ? ", here, or a file" : ""));
  }

  private NumberFormat format(NumberFormat otherwise) {
    return request.dtype() == null ? otherwise : request.dtype();
  }

  private static int bytes(NumberFormat format) {
    return switch (format) {
      case FP64 -> 8;
      case FP32 -> 4;
      case BF16, FP16 -> 2;
    };
  }

  private PassTable timed(ModelDimensions model) throws IOException {
    Path save = request.save();
    if (save != null && Files.exists(save)) {
      throw new FileAlreadyExistsException(save.toString(), null, "exists already");
    }
    if (request.seconds() < 1 || request.context() < 1) {
      throw new ProjectionProblem(
          "seconds and context must be at least 1, got "
              + request.seconds()
              + " and "
              + request.context());
    }
    NumberFormat format = format(NumberFormat.FP32);
    ModelDimensions there = model.withLayers(layers(model, bytes(format)));
    refuseWhatDoesNotFit(
        there, format, workplace.instruments().machine().facts().getOrDefault("memory-gib", ""));
    Progress progress = workplace.progress();
    progress.note(
        String.format(
            Locale.ROOT,
            "Timing passes of random weights: %d of %d layers, %s, %d rows in the cache, about %d"
                + " s.",
            there.layers(),
            model.layers(),
            Kebab.of(format),
            request.context(),
            request.seconds()));
    try (LoadedModel loaded =
        workplace
            .engine()
            .untrained(
                there, EngineOptions.of(format, Device.CPU, request.threads()), progress::doing)) {
      PassTable table =
          new PassTimer(
                  loaded.model(),
                  request.context(),
                  workplace.instruments().clock()::nanos,
                  new RandomDraws(RandomDraws.stream(request.seed(), 0)))
              .time(
                  model,
                  Kebab.of(format),
                  machine(loaded.provenance()),
                  request.seconds(),
                  share -> progress.doing(String.format(Locale.ROOT, "%.0f%% timed", 100 * share)));
      progress.done();
      if (save != null) {
        CostFiles.write(table, save);
        progress.note("Written to " + save);
      }
      return table;
    } catch (EngineProblem e) {
      throw new UnavailableException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * A process that takes more than there is would be killed, or slow down all others.
   *
   * @param memory GiB of the machine; empty where not known
   */
  static void refuseWhatDoesNotFit(ModelDimensions there, NumberFormat format, String memory) {
    double gib = bytes(format) * (there.passWeights() + (double) there.headWeights()) / (1L << 30);
    if (!memory.isEmpty() && gib > MOST_OF_MEMORY * Double.parseDouble(memory)) {
      throw new ProjectionProblem(
          String.format(
              Locale.ROOT,
              "%d layers of it take %.1f GiB in %s, and this machine has %s: describe a device with"
                  + " --device, or take a smaller --dtype",
              there.layers(),
              gib,
              Kebab.of(format),
              memory));
    }
  }

  private Map<String, String> machine(Map<String, String> provenance) {
    Map<String, String> facts = workplace.instruments().machine().facts();
    for (String fact : List.of(ModelFacts.ENGINE, ModelFacts.THREADS, ModelFacts.LINEAR_KERNELS)) {
      facts.put(fact, provenance.getOrDefault(fact, ""));
    }
    return facts;
  }

  /** Returns how many layers to time: all, where they are not too large. */
  static int layers(ModelDimensions model, int bytes) {
    long layer = bytes * (model.attentionWeights() + model.mlpWeights());
    long room = MOST_BYTES - 2L * bytes * model.headWeights();
    long fit = Math.max(PassTimer.FEWEST_LAYERS, room / layer);
    return (int) Math.min(model.layers(), fit);
  }
}
