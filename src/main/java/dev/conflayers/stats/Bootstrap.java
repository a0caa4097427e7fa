package dev.conflayers.stats;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Bootstrap intervals over whole observations, reproducible by seed. */
public final class Bootstrap {
  private final int resamples;
  private final double confidence;
  private final long seed;

  public Bootstrap(int resamples, double confidence, long seed) {
    this.resamples = Checks.atLeast("resamples", resamples, 100);
    this.confidence = Checks.level("confidence", confidence);
    this.seed = seed;
  }

  public int resamples() {
    return resamples;
  }

  public long seed() {
    return seed;
  }

  /**
   * Estimates {@code statistic} of {@code rows} with Efron's bias-corrected and accelerated
   * interval; no interval for one row.
   *
   * @throws IllegalArgumentException if there are no rows, or a value or the statistic is not
   *     finite
   */
  public PointEstimate accelerated(double[][] rows, ToDoubleFunction<double[][]> statistic) {
    double point = point(rows, statistic);
    if (rows.length == 1) {
      return new PointEstimate(point, null, 1);
    }
    double[] left = new double[rows.length];
    double[][] others = new double[rows.length - 1][];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows, 0, others, 0, i);
      System.arraycopy(rows, i + 1, others, i, rows.length - 1 - i);
      left[i] = Checks.finite("statistic without row " + i, statistic.applyAsDouble(others));
    }
    return new PointEstimate(
        point, accelerated(point, replicates(rows, statistic), left, confidence), rows.length);
  }

  /** Returns the point minus the ends' quantiles of t times its standard error. */
  static Interval studentised(
      double point, double standardError, double[] replicates, double confidence) {
    double[] sorted = replicates.clone();
    Arrays.sort(sorted);
    double tail = (1 - confidence) / 2;
    double low = Quantiles.ofSorted(sorted, tail);
    double high = Quantiles.ofSorted(sorted, 1 - tail);
    if (Double.isInfinite(low) || Double.isInfinite(high)) {
      throw new IllegalArgumentException(
          "values must rarely all be equal in a resample, got too few distinct ones to studentise;"
              + " use the t interval, or measure more");
    }
    return new Interval(point - high * standardError, point - low * standardError, confidence);
  }

  private double point(double[][] rows, ToDoubleFunction<double[][]> statistic) {
    Checks.size("rows", rows.length, 1);
    Checks.allFinite("rows", rows);
    return Checks.finite("point", statistic.applyAsDouble(rows));
  }

  private double[] replicates(double[][] rows, ToDoubleFunction<double[][]> statistic) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] replicates = new double[resamples];
    double[][] resample = new double[rows.length][];
    for (int r = 0; r < resamples; r++) {
      Arrays.setAll(resample, i -> rows[random.nextInt(rows.length)]);
      replicates[r] = statistic.applyAsDouble(resample);
    }
    Checks.allFinite("resampled statistic", replicates);
    return replicates;
  }

  /**
   * Efron's interval. With z0 the normal quantile of the share of replicates below the point (ties
   * count half) and a = sum d^3 / (6 (sum d^2)^1.5) for d the mean of {@code left} minus each, the
   * ends are the replicates' quantiles at Phi(z0 + (z0 + z) / (1 - a (z0 + z))).
   */
  static Interval accelerated(double point, double[] replicates, double[] left, double confidence) {
    double[] sorted = replicates.clone();
    Arrays.sort(sorted);
    int count = sorted.length;
    double below =
        Arrays.stream(sorted).map(r -> r < point ? 1 : r == point ? 0.5 : 0).sum() / count;
    // A point beyond every replicate would make z0 infinite; half a replicate is the resolution.
    double z0 =
        Distributions.normalQuantile(Math.min(Math.max(below, 0.5 / count), 1 - 0.5 / count));
    double a = acceleration(left);
    double z = Distributions.normalQuantile((1 + confidence) / 2);
    double low = Quantiles.ofSorted(sorted, shifted(z0, a, -z));
    double high = Quantiles.ofSorted(sorted, shifted(z0, a, z));
    return new Interval(low, high, confidence);
  }

  private static double acceleration(double[] left) {
    double mean = Moments.mean(left);
    double squares = 0;
    double cubes = 0;
    for (double value : left) {
      double d = mean - value;
      squares += d * d;
      cubes += d * d * d;
    }
    return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
  }

  private static double shifted(double z0, double a, double z) {
    double denominator = 1 - a * (z0 + z);
    // Beyond the pole, the corrected quantile lies past the last replicate.
    return denominator <= 0 ? (z > 0 ? 1 : 0) : Distributions.normal(z0 + (z0 + z) / denominator);
  }
}
