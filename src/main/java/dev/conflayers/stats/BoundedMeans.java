package dev.conflayers.stats;

import java.util.Arrays;

/**
 * Means of values with a bounded range, such as scores: their intervals stay within the range and
 * have a width even if all values are equal, which Student's t treats as certainty.
 *
 * <p>Equal values do not rule out others that were not drawn: with probability {@code tail} or
 * more, n values all miss a share q = 1 - tail^(1/n) of their population. That share may lie at an
 * end of the range, so the mean may be a fraction q of the way to it. (For tail .05 this is the
 * rule of three: q is about 3/n.)
 */
public final class BoundedMeans {
  private BoundedMeans() {}

  /** Returns the largest share of a population that n values all miss with this probability. */
  public static double unseen(int n, double probability) {
    Checks.atLeast("n", n, 1);
    return -Math.expm1(Math.log(Checks.level("probability", probability)) / n);
  }

  /**
   * Returns the mean with its t interval, truncated to the range; by the rule above if all values
   * are equal; without an interval for one value.
   *
   * @throws IllegalArgumentException if a value is outside the range
   */
  public static PointEstimate of(
      double[] values, Clusters clusters, double least, double most, double confidence) {
    for (double value : values) {
      if (!(value >= least && value <= most)) {
        throw new IllegalArgumentException(
            "values must be within [" + least + ", " + most + "], got " + value);
      }
    }
    double[] drawn = clusters.draws(values);
    PointEstimate estimate = Means.mean(drawn, confidence);
    Interval t = estimate.interval();
    if (t == null) {
      return estimate;
    }
    double tail = (1 - confidence) / 2;
    return new PointEstimate(
        estimate.point(),
        allAlike(values)
            ? new Interval(
                lowerOfAlike(values[0], drawn.length, least, tail),
                -lowerOfAlike(-values[0], drawn.length, -most, tail),
                confidence)
            : new Interval(Math.max(least, t.low()), Math.min(most, t.high()), confidence),
        values.length);
  }

  /**
   * Returns the lower bound of the mean if n values were all {@code value}.
   *
   * @param tail one-sided tail probability
   */
  public static double lowerOfAlike(double value, int n, double least, double tail) {
    return value - unseen(n, tail) * (value - least);
  }

  /** Returns whether all values are the same. */
  public static boolean allAlike(double[] values) {
    return Arrays.stream(values).allMatch(value -> value == values[0]);
  }
}
