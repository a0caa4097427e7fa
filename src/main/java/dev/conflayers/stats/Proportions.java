package dev.conflayers.stats;

import org.apache.commons.math3.distribution.NormalDistribution;

/** Proportions with Wilson score intervals, which stay within 0 and 1 and never have width 0. */
public final class Proportions {
  private Proportions() {}

  /** Returns {@code successes / trials} with its Wilson interval. */
  public static Estimate wilson(int successes, int trials, double confidence) {
    if (trials < 1 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "successes must be within [0, trials] and trials at least 1, got "
              + successes
              + " of "
              + trials);
    }
    double z =
        new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + confidence) / 2);
    double p = (double) successes / trials;
    double shrink = 1 + z * z / trials;
    double centre = (p + z * z / (2.0 * trials)) / shrink;
    double half = z * Math.sqrt(p * (1 - p) / trials + z * z / (4.0 * trials * trials)) / shrink;
    return new Estimate(
        p,
        new Interval(Math.max(0, centre - half), Math.min(1, centre + half), confidence),
        trials);
  }
}
