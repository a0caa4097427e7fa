package dev.conflayers.report.gallery;

import dev.conflayers.judge.analysis.Comparison;
import dev.conflayers.judge.analysis.Observations;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.stats.Interval;
import dev.conflayers.stats.PointEstimate;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which of a task's metrics stands for its quality, and how scores are drawn. */
final class Scores {
  private Scores() {}

  /** Returns the metric that is claimed, else the task's first; null where nothing was scored. */
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

  /** Returns a dot at a mean score, with its interval upright. */
  static Dot upright(Dot dot, PointEstimate score) {
    Interval interval = score.interval();
    return interval == null ? dot : dot.y(interval.low(), interval.high());
  }

  /**
   * Returns the panel with all scores shaded that lose more than a claim allows.
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
