package dev.conflayers.analysis;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.stats.CrossedTable;
import dev.conflayers.stats.Draws;
import dev.conflayers.stats.Interval;
import dev.conflayers.stats.PointEstimate;
import dev.conflayers.stats.StudentEstimate;
import dev.conflayers.stats.TwoLevelBootstrap;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** A mean with the bounds of one-sided tests on either side of it. */
record OneSided(double point, double lower, double upper) {
  private static final int RESAMPLES = 10_000;

  /** A quantile of resampled t statistics is of use if so few resamples have no spread. */
  private static final double RARE = 1e-3;

  /** Nothing is known of how far off the point is. */
  static OneSided unknown(double point) {
    return new OneSided(point, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  static OneSided of(StudentEstimate student, double confidence) {
    return new OneSided(
        student.point(), student.lowerBound(confidence), student.upperBound(confidence));
  }

  /** Returns the wider bounds of Student's t and of the studentised bootstrap of {@code table}. */
  static OneSided of(StudentEstimate student, CrossedTable table, double confidence, long seed) {
    OneSided t = of(student, confidence);
    if (!resamples(table)) {
      return t;
    }
    PointEstimate resampled =
        new TwoLevelBootstrap(RESAMPLES, 2 * confidence - 1)
            .studentised(table, Draws.stream(seed, 0));
    Interval interval = resampled.interval();
    return interval == null
        ? t
        : new OneSided(
            t.point(), Math.min(t.lower(), interval.low()), Math.max(t.upper(), interval.high()));
  }

  /** Returns whether hardly any resample of the rows consists of equal values. */
  static boolean resamples(CrossedTable table) {
    Map<Double, Integer> counts = new TreeMap<>();
    double[] means = table.rowMeans();
    Arrays.stream(means).forEach(mean -> counts.merge(mean, 1, Integer::sum));
    return counts.size() > 1
        && counts.values().stream()
                .mapToDouble(count -> Math.pow((double) count / means.length, means.length))
                .sum()
            < RARE;
  }

  Bounds bounds(double confidence) {
    return new Bounds(
        Double.isInfinite(lower) ? null : lower,
        Double.isInfinite(upper) ? null : upper,
        confidence);
  }
}
