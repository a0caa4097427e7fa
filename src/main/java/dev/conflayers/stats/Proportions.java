package dev.conflayers.stats;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.BinomialDistribution;

/** Proportions with intervals that stay within [0, 1] and never have width 0. */
public final class Proportions {
  private Proportions() {}

  /** Returns {@code successes / trials} with its Wilson interval. */
  public static PointEstimate wilson(int successes, int trials, double confidence) {
    check(successes, trials);
    double z = Distributions.normalQuantile((1 + confidence) / 2);
    double p = (double) successes / trials;
    double shrink = 1 + z * z / trials;
    double centre = (p + z * z / (2.0 * trials)) / shrink;
    double half = z * Math.sqrt(p * (1 - p) / trials + z * z / (4.0 * trials * trials)) / shrink;
    return new PointEstimate(
        p,
        new Interval(Math.max(0, centre - half), Math.min(1, centre + half), confidence),
        trials);
  }

  /** Returns {@code successes / trials} with Clopper and Pearson's exact interval. */
  public static PointEstimate exact(int successes, int trials, double confidence) {
    check(successes, trials);
    return new PointEstimate(
        (double) successes / trials, interval(successes, trials - successes, confidence), trials);
  }

  private static Interval interval(double successes, double failures, double confidence) {
    double tail = (1 - Checks.level("confidence", confidence)) / 2;
    return new Interval(
        successes == 0 ? 0 : beta(successes, failures + 1, tail),
        failures == 0 ? 1 : beta(successes + 1, failures, 1 - tail),
        confidence);
  }

  /**
   * Returns the share of successes among clustered trials, with the exact interval for their
   * effective number (Korn and Graubard 1998); that of {@link #exact} if all clusters are single
   * trials.
   */
  public static PointEstimate clustered(boolean[] succeeded, Clusters clusters, double confidence) {
    double[] counted = new double[succeeded.length];
    int successes = 0;
    for (int i = 0; i < counted.length; i++) {
      counted[i] = succeeded[i] ? 1 : 0;
      successes += succeeded[i] ? 1 : 0;
    }
    if (!clusters.any()) {
      return exact(successes, counted.length, confidence);
    }
    check(successes, counted.length);
    double p = (double) successes / counted.length;
    double worth = clusters.worth(counted, Checks.level("confidence", confidence));
    return new PointEstimate(p, interval(p * worth, (1 - p) * worth, confidence), counted.length);
  }

  /**
   * Returns the range that contains the share of successes with probability at least {@code
   * confidence} if their probability is {@code p}, with at most half of the rest in each tail.
   */
  public static Interval expected(double p, int trials, double confidence) {
    Checks.level("p", p);
    Checks.atLeast("trials", trials, 1);
    double tail = (1 - Checks.level("confidence", confidence)) / 2;
    BinomialDistribution binomial = new BinomialDistribution(null, trials, p);
    return new Interval(
        (double) binomial.inverseCumulativeProbability(tail) / trials,
        (double) binomial.inverseCumulativeProbability(1 - tail) / trials,
        confidence);
  }

  private static double beta(double a, double b, double p) {
    return new BetaDistribution(null, a, b, 1e-12).inverseCumulativeProbability(p);
  }

  private static void check(int successes, int trials) {
    if (trials < 1 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "successes must be within [0, trials] and trials at least 1, got "
              + successes
              + " of "
              + trials);
    }
  }
}
