package dev.conflayers.cli;

import dev.conflayers.base.Kebab;
import dev.conflayers.decode.method.Method;
import dev.conflayers.decode.method.MethodFacts;
import dev.conflayers.judge.gate.GateMetric;
import dev.conflayers.judge.gate.GateMetrics;
import dev.conflayers.lab.projection.Presets;
import dev.conflayers.metric.Metric;
import dev.conflayers.model.ModelDimensions;
import dev.conflayers.report.JsonReport;
import dev.conflayers.report.published.PublishedFigure;
import dev.conflayers.report.published.PublishedFigures;
import dev.conflayers.run.fork.ExitCode;
import dev.conflayers.run.machine.ProcessMemory;
import dev.conflayers.suite.Methods;
import dev.conflayers.suite.SuiteReader;
import dev.conflayers.task.Task;
import dev.conflayers.task.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /** A method, in the JSON form. */
  record Described(
      String kind,
      String what,
      String source,
      List<String> settings,
      String published,
      String cost,
      boolean lossless) {}

  @Override
  public Integer call() throws IOException {
    if (what == What.METHODS && output.json()) {
      wiring.terminal().print(JsonReport.document(described()));
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
          case METRICS -> metrics();
          case GATE_METRICS -> gateMetrics();
          case SUITES -> suites();
          case PUBLISHED -> published();
          case DEVICES -> devices();
          case SHAPES -> shapes();
          case EXIT_CODES -> exitCodes();
        };
    return output.list(wiring.terminal(), entries);
  }

  private static List<Described> described() {
    return Methods.kinds().values().stream().map(LsCommand::described).toList();
  }

  private static Described described(Method<?> method) {
    MethodFacts facts = method.facts();
    return new Described(
        method.kind(),
        facts.what(),
        facts.source(),
        method.settingKeys(),
        facts.published(),
        facts.cost(),
        facts.lossless());
  }

  /** A test holds this list against the kinds that suites may name. */
  static Map<String, String> strategies() {
    Map<String, String> entries = new LinkedHashMap<>();
    for (Described method : described()) {
      entries.put(
          method.kind(), method.what() + (method.lossless() ? "" : "; the text may differ"));
    }
    return entries;
  }

  private static Map<String, String> methods() {
    Map<String, String> entries = new LinkedHashMap<>();
    for (Described method : described()) {
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
    for (Task task : Tasks.all()) {
      entries.put(
          task.name(),
          "version "
              + task.version()
              + ", "
              + task.shots()
              + (task.shots() == 1 ? " shot, " : " shots, ")
              + (Tasks.metrics(task).isEmpty()
                  ? "not scored"
                  : "scored by "
                      + Tasks.metrics(task).stream()
                          .map(Metric::name)
                          .collect(Collectors.joining(", "))));
    }
    return entries;
  }

  private static Map<String, String> metrics() {
    Map<String, String> entries = new LinkedHashMap<>();
    for (Task task : Tasks.all()) {
      Tasks.metrics(task).forEach(metric -> entries.put(metric.name(), metric.signature()));
    }
    return entries;
  }

  private static Map<String, String> gateMetrics() {
    Map<String, String> entries = new LinkedHashMap<>();
    boolean memoryIsTold = new ProcessMemory(Path.of("/")).peakResidentBytes() != null;
    for (GateMetric metric : GateMetrics.all()) {
      if (metric.kind() == GateMetric.Kind.SIZE && !memoryIsTold) {
        continue;
      }
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

  private Map<String, String> suites() throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    Path folder = wiring.home().resolve("suites");
    if (!Files.isDirectory(folder)) {
      return entries;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> suites = files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
      for (Path suite : suites) {
        entries.put(
            suite.getFileName().toString().replaceFirst("\\.yaml$", ""),
            new SuiteReader().read(suite).suite().description().strip());
      }
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
