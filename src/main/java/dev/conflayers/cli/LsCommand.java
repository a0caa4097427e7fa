package dev.conflayers.cli;

import dev.conflayers.app.Vocabulary;
import dev.conflayers.base.Kebab;
import dev.conflayers.judge.gate.GateMetric;
import dev.conflayers.lab.projection.Presets;
import dev.conflayers.model.ModelDimensions;
import dev.conflayers.report.JsonReport;
import dev.conflayers.report.published.PublishedFigure;
import dev.conflayers.report.published.PublishedFigures;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists what suites may name. */
@Command(
    name = "ls",
    description =
        "List strategies, methods, tasks, metrics, gate-metrics, suites, published numbers,"
            + " devices, shapes or exit-codes.",
    mixinStandardHelpOptions = true)
final class LsCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(
      paramLabel = "WHAT",
      description =
          "strategies, methods (strategies with source, settings, cost), tasks, metrics,"
              + " gate-metrics, suites, published (numbers of the paper and its peers, with where"
              + " each comes from), devices and shapes (what 'conflayers project' knows) or"
              + " exit-codes.")
  private What what = What.TASKS;

  @Mixin private Output output = new Output();

  LsCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  /** What can be listed. */
  enum What {
    STRATEGIES,
    METHODS,
    TASKS,
    METRICS,
    GATE_METRICS,
    SUITES,
    PUBLISHED,
    DEVICES,
    SHAPES,
    EXIT_CODES
  }

  @Override
  public Integer call() throws IOException {
    if (what == What.METHODS && output.json()) {
      wiring.terminal().print(JsonReport.document(Vocabulary.methods()));
      return ExitCode.OK.status();
    }
    if (what == What.PUBLISHED && output.json()) {
      wiring.terminal().print(JsonReport.document(PublishedFigures.read().all()));
      return ExitCode.OK.status();
    }
    Map<String, String> entries =
        switch (what) {
          case METHODS -> methods();
          case STRATEGIES -> strategies();
          case TASKS -> tasks();
          case METRICS -> Vocabulary.metrics();
          case GATE_METRICS -> gateMetrics();
          case SUITES -> Vocabulary.suites(wiring.home().resolve("suites"));
          case PUBLISHED -> published();
          case DEVICES -> devices();
          case SHAPES -> shapes();
          case EXIT_CODES -> exitCodes();
        };
    return output.list(wiring.terminal(), entries);
  }

  /** A test holds this list against the kinds that suites may name. */
  static Map<String, String> strategies() {
    Map<String, String> entries = new LinkedHashMap<>();
    for (Vocabulary.NamedMethod method : Vocabulary.methods()) {
      entries.put(
          method.kind(), method.what() + (method.lossless() ? "" : "; the text may differ"));
    }
    return entries;
  }

  private static Map<String, String> methods() {
    Map<String, String> entries = new LinkedHashMap<>();
    for (Vocabulary.NamedMethod method : Vocabulary.methods()) {
      String settings = method.settings().isEmpty() ? "none" : String.join(", ", method.settings());
      entries.put(
          method.kind(),
          method.what()
              + ". "
              + (method.source().isEmpty() ? "" : "Source: " + method.source() + ". ")
              + "Settings: "
              + settings
              + ". "
              + (method.published().isEmpty() ? "" : "Published: " + method.published() + ". ")
              + "Costs "
              + method.cost()
              + (method.lossless() ? ". Lossless." : ". Not lossless."));
    }
    return entries;
  }

  private static Map<String, String> tasks() {
    Map<String, String> entries = new LinkedHashMap<>();
    for (Vocabulary.NamedTask task : Vocabulary.tasks()) {
      entries.put(
          task.name(),
          "version "
              + task.version()
              + ", "
              + task.shots()
              + (task.shots() == 1 ? " shot, " : " shots, ")
              + (task.metrics().isEmpty()
                  ? "not scored"
                  : "scored by " + String.join(", ", task.metrics())));
    }
    return entries;
  }

  private static Map<String, String> gateMetrics() {
    Map<String, String> entries = new LinkedHashMap<>();
    for (GateMetric metric : Vocabulary.gateMetrics()) {
      entries.put(
          metric.name(),
          "tier "
              + metric.kind().tier()
              + ", "
              + metric.unit()
              + ", "
              + switch (metric.better()) {
                case HIGHER -> "higher is better";
                case LOWER -> "lower is better";
                case SAME -> "should not move";
              }
              + ": "
              + metric.how());
    }
    return entries;
  }

  private static Map<String, String> published() {
    Map<String, String> entries = new LinkedHashMap<>();
    for (PublishedFigure figure : PublishedFigures.read().all()) {
      String number = Double.toString(figure.value());
      String interval =
          figure.low() == null ? "" : " [" + figure.low() + ", " + figure.high() + "]";
      entries.merge(
          figure.of() + " (" + figure.provenance().words() + ", " + figure.source() + ")",
          Kebab.of(figure.quantity()) + " " + number + interval,
          (before, one) -> before + "; " + one);
    }
    return entries;
  }

  private static Map<String, String> devices() {
    Map<String, String> entries = new LinkedHashMap<>();
    Presets presets = Presets.read();
    presets.devices().forEach(device -> entries.put(device.name(), device.source()));
    presets
        .runtimes()
        .forEach(runtime -> entries.put("--runtime " + runtime.name(), runtime.source()));
    return entries;
  }

  private static Map<String, String> shapes() {
    Map<String, String> entries = new LinkedHashMap<>();
    for (Presets.Model model : Presets.read().models()) {
      ModelDimensions of = model.dimensions();
      entries.put(
          model.name(),
          String.format(
              Locale.ROOT,
              "%d layers, %d wide, %.2f G weights a pass",
              of.layers(),
              of.hidden(),
              of.passWeights() / 1e9));
    }
    return entries;
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> entries = new LinkedHashMap<>();
    for (ExitCode code : ExitCode.values()) {
      entries.put(Integer.toString(code.status()), code.meaning());
    }
    return entries;
  }
}
