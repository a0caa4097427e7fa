package dev.conflayers.example.plugin;

import dev.conflayers.metric.Metric;
import dev.conflayers.task.MetricProvider;
import dev.conflayers.task.Task;
import java.util.List;

/** An example of a metric that a jar brings: whether output and reference begin alike. */
public final class FirstLetter implements Metric, MetricProvider {
  @Override
  public List<Metric> metricsOf(Task task) {
    return task.name().endsWith("-instructions") ? List.of(this) : List.of();
  }

  @Override
  public String name() {
    return "first-letter";
  }

  @Override
  public String signature() {
    return "first-letter|v:1";
  }

  @Override
  public double score(String output, String reference) {
    return !output.isEmpty() && reference.startsWith(output.substring(0, 1)) ? 1 : 0;
  }
}
