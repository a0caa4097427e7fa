package dev.conflayers.analysis;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.stats.CrossedTable;
import dev.conflayers.stats.StudentEstimate;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** A mean with the bounds of one-sided tests on either side of it. */
record OneSided(double point, double lower, double upper) {
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

  /**
   * Returns these bounds widened by an independent effect of JVMs, as Banerjee combines errors
   * whose variances are estimated: the root of the sum of squared half-widths.
   *
   * @param effect standard error that JVMs add, with {@code degrees} of freedom
   */
  OneSided with(double effect, double degrees, double confidence) {
    if (effect == 0) {
      return this;
    }
    double jvms = new StudentEstimate(0, effect, degrees).upperBound(confidence);
    return new OneSided(
        point, point - Math.hypot(point - lower, jvms), point + Math.hypot(upper - point, jvms));
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
