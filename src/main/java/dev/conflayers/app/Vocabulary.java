package dev.conflayers.app;

import dev.conflayers.decode.method.Method;
import dev.conflayers.decode.method.MethodFacts;
import dev.conflayers.judge.gate.GateMetric;
import dev.conflayers.judge.gate.GateMetrics;
import dev.conflayers.metric.Metric;
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
import java.util.Map;
import java.util.stream.Stream;

/** What suites and gates may name on this machine, with a description of each. */
public final class Vocabulary {
  private static final String SUITE = ".yaml";

  private Vocabulary() {}

  /**
   * A decoding method.
   *
   * @param settings the keys of its settings
   * @param published what its authors report; empty if nothing is quoted
   * @param lossless whether it keeps full depth's text
   */
  public record NamedMethod(
      String kind,
      String what,
      String source,
      List<String> settings,
      String published,
      String cost,
      boolean lossless) {
    private static NamedMethod of(Method<?> method) {
      MethodFacts facts = method.facts();
      return new NamedMethod(
          method.kind(),
          facts.what(),
          facts.source(),
          method.settingKeys(),
          facts.published(),
          facts.cost(),
          facts.lossless());
    }
  }

  /**
   * A task.
   *
   * @param metrics names of those that score it; empty if none does
   */
  public record NamedTask(String name, String version, int shots, List<String> metrics) {
    private static NamedTask of(Task task) {
      return new NamedTask(
          task.name(),
          task.version(),
          task.shots(),
          Tasks.metrics(task).stream().map(Metric::name).toList());
    }
  }

  /** Returns the methods. */
  public static List<NamedMethod> methods() {
    return Methods.kinds().values().stream().map(NamedMethod::of).toList();
  }

  /** Returns the tasks. */
  public static List<NamedTask> tasks() {
    return Tasks.all().stream().map(NamedTask::of).toList();
  }

  /** Returns the signature of each metric by its name. */
  public static Map<String, String> metrics() {
    Map<String, String> metrics = new LinkedHashMap<>();
    for (Task task : Tasks.all()) {
      Tasks.metrics(task).forEach(metric -> metrics.put(metric.name(), metric.signature()));
    }
    return metrics;
  }

  /** Returns the metrics of gates; those of memory only where the operating system tells of it. */
  public static List<GateMetric> gateMetrics() {
    boolean memoryIsTold = new ProcessMemory(Path.of("/")).peakResidentBytes() != null;
    return GateMetrics.all().stream()
        .filter(metric -> memoryIsTold || metric.kind() != GateMetric.Kind.SIZE)
        .toList();
  }

  /** Returns the description of each suite of a folder by its name; empty if there is no folder. */
  public static Map<String, String> suites(Path folder) throws IOException {
    Map<String, String> suites = new LinkedHashMap<>();
    if (!Files.isDirectory(folder)) {
      return suites;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(SUITE)).sorted().toList()) {
        String name = file.getFileName().toString();
        suites.put(
            name.substring(0, name.length() - SUITE.length()),
            new SuiteReader().read(file).suite().description().strip());
      }
    }
    return suites;
  }
}
