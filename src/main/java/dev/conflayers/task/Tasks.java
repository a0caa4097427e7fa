package dev.conflayers.task;

import dev.conflayers.base.Check;
import dev.conflayers.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Registry of all tasks and their metrics: this project's, then those from the class path. */
public final class Tasks {
  private Tasks() {}

  public static List<Task> all() {
    return Catalogue.TASKS;
  }

  /** Returns the task named {@code name} in suites. */
  public static Task byName(String name) {
    return all().stream()
        .filter(task -> task.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no task is called '"
                        + name
                        + "'; tasks are "
                        + all().stream().map(Task::name).collect(Collectors.joining(", "))));
  }

  /** Returns the metrics that score a task: its own, then those of every {@link MetricProvider}. */
  public static List<Metric> metrics(Task task) {
    return Catalogue.METRICS.computeIfAbsent(task, Catalogue::metrics);
  }

  /** Loaded on first use and unchanged afterwards. */
  private static final class Catalogue {
    static final List<Task> TASKS = tasks();

    /** By task, each asked for once: providers give the same metrics at every call. */
    static final Map<Task, List<Metric>> METRICS = new ConcurrentHashMap<>();

    private static final List<MetricProvider> PROVIDERS =
        ServiceLoader.load(MetricProvider.class).stream().map(ServiceLoader.Provider::get).toList();

    private static List<Metric> metrics(Task task) {
      List<Metric> metrics = new ArrayList<>(task.metrics());
      for (MetricProvider provider : PROVIDERS) {
        for (Metric metric : provider.metricsOf(task)) {
          Check.that(
              metrics.stream().noneMatch(known -> known.name().equals(metric.name())),
              "name",
              "of a metric of " + task.name() + " must be new, but " + metric.name() + " is taken");
          metrics.add(metric);
        }
      }
      return List.copyOf(metrics);
    }

    private static List<Task> tasks() {
      List<Task> own =
          List.of(
              new Gsm8k(),
              new CnnDailyMail(),
              new Wmt14DeEn(),
              new Alpaca(),
              new HumanEval(),
              new TinyStories(),
              new SpecBench(),
              new MiniTranslation(),
              new MiniInstructions(),
              new MiniStories());
      List<Task> all =
          Stream.concat(
                  own.stream(),
                  ServiceLoader.load(Task.class).stream().map(ServiceLoader.Provider::get))
              .toList();
      Check.that(
          all.stream().map(Task::name).distinct().count() == all.size(),
          "name",
          "of a task must be new: " + all.stream().map(Task::name).toList());
      return all;
    }
  }
}
