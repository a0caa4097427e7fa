package dev.conflayers.report.gallery;

import dev.conflayers.judge.analysis.Observations;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.stats.Interval;
import dev.conflayers.stats.PointEstimate;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Selects the metric that represents a task's quality, and draws scores. */
final class Scores {
  private Scores() {}

  /** Returns the claimed metric, else the task's first; null if nothing was scored. */
  static Comparison.@Nullable Quality shown(
      ChartedStrategies strategies, @Nullable Comparison comparison) {
    if (comparison == null || comparison.quality().isEmpty()) {
      return null;
    }
    Set<String> claimed =
        strategies.qualityAims().map(Observations.QualityAim::metric).collect(Collectors.toSet());
    return comparison.quality().stream()
        .filter(quality -> claimed.contains(quality.metric()))
        .findFirst()
        .orElse(comparison.quality().get(0));
  }

  /** Returns a dot at a mean score, with a vertical interval. */
  static Dot upright(Dot dot, PointEstimate score) {
    Interval interval = score.interval();
    return interval == null ? dot : dot.y(interval.low(), interval.high());
  }

  /**
   * Returns the panel with scores shaded that lose more than a claim allows.
   *
   * @param least the lowest score that the panel shows
   */
  static Panel forbid(
      ChartedStrategies strategies, Panel panel, Comparison.Quality quality, double least) {
    Panel shaded = panel;
    for (Observations.QualityAim aim : strategies.qualityAims().toList()) {
      if (aim.metric().equals(quality.metric())) {
        double allowed = quality.baseline().point() - aim.margin();
        shaded =
            shaded.shade(
                new Panel.Region(false, Math.min(least, allowed) - 1, allowed, "not allowed"));
      }
    }
    return shaded;
  }
}
