package dev.conflayers.task;

import dev.conflayers.metric.Metric;
import java.util.List;

/**
 * Service interface for additional metrics. A jar on the class path names its implementation in
 * {@code META-INF/services/dev.conflayers.task.MetricProvider}; see {@link
 * java.util.ServiceLoader}. A whole task is added in the same way, as a service {@link Task}.
 */
public interface MetricProvider {
  /**
   * Returns metrics that score a task in addition to its own; their names must be new, and there
   * may be none.
   */
  List<Metric> metricsOf(Task task);
}
