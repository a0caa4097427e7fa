package dev.conflayers.task;

import dev.conflayers.metric.Metric;
import java.util.List;

/**
 * Brings metrics that this project does not have. A jar on the class path names its implementation
 * in {@code META-INF/services/dev.conflayers.task.MetricProvider}; see {@link
 * java.util.ServiceLoader}. A whole task comes the same way, as a service {@link Task}.
 */
public interface MetricProvider {
  /** Returns the metrics that score a task beside its own, whose names must be new; may be none. */
  List<Metric> metricsOf(Task task);
}
