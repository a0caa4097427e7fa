package dev.conflayers.stats;

import java.util.Arrays;

/** Kernel density estimate with a normal kernel. */
public final class Density {
  private static final double SILVERMAN = 0.9;
  private static final double NORMAL_QUARTILES = 1.349;

  private final double[] values;
  private final double bandwidth;

  private Density(double[] values, double bandwidth) {
    this.values = values;
    this.bandwidth = bandwidth;
  }

  /**
   * Estimates with Silverman's bandwidth: 0.9 times the smaller of the standard deviation and the
   * interquartile range over 1.349, over the fifth root of n.
   *
   * @throws IllegalArgumentException if there are fewer than two values or all are the same
   */
  public static Density of(double[] sample) {
    Checks.sample("sample", sample, 2);
    double mean = Arrays.stream(sample).average().orElseThrow();
    double variance =
        Arrays.stream(sample).map(x -> (x - mean) * (x - mean)).sum() / (sample.length - 1);
    double quartiles = (Quantiles.of(sample, 0.75) - Quantiles.of(sample, 0.25)) / NORMAL_QUARTILES;
    double deviation = Math.sqrt(variance);
    double spread = quartiles > 0 ? Math.min(deviation, quartiles) : deviation;
    if (!(spread > 0)) {
      throw new IllegalArgumentException("a density needs values that differ, all are " + mean);
    }
    return new Density(sample.clone(), SILVERMAN * spread * Math.pow(sample.length, -0.2));
  }

  /** Returns the standard deviation of the normal density around each value. */
  public double bandwidth() {
    return bandwidth;
  }

  public double at(double x) {
    double sum = 0;
    for (double value : values) {
      sum += Distributions.normalDensity((x - value) / bandwidth);
    }
    return sum / (values.length * bandwidth);
  }
}
