package dev.conflayers.stats;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The ratio of a quantile of one sample to that of another, for samples with the same rows and
 * columns: prompts in JVMs, as decoded by a strategy and by full depth.
 *
 * <p>The interval contains the ratios that a score test does not reject. To test a ratio, the first
 * sample is divided by it; the value below which both then have the share {@code p} on average is
 * determined; and the two shares up to it are compared, paired by row and column, with their
 * variance under the tested ratio and McNemar's continuity correction. It needs no density
 * estimate, and is unbounded if too few observations are beyond the quantile to reject any ratio.
 */
public final class QuantileRatio {
  private static final double TOLERANCE = 1e-4;

  private final ClusteredSample over;
  private final ClusteredSample under;
  private final int columns;
  private final double[] sizes;
  private final double[] overSizes;
  private final double[] underSizes;
  private final CellCounts ofOver;
  private final CellCounts ofUnder;
  private final double step;

  /**
   * Makes a ratio of two samples with the same numbering of rows and columns.
   *
   * @throws IllegalArgumentException if a value is not above 0
   */
  public QuantileRatio(ClusteredSample over, ClusteredSample under) {
    Checks.positive("smallest value of the numerator", over.sorted(0));
    Checks.positive("smallest value of the denominator", under.sorted(0));
    this.over = over;
    this.under = under;
    this.columns = Math.max(over.columnCount(), under.columnCount());
    this.sizes = new double[Math.max(over.rowCount(), under.rowCount()) * columns];
    this.overSizes = new double[sizes.length];
    this.underSizes = new double[sizes.length];
    over.count(overSizes, columns);
    under.count(underSizes, columns);
    Arrays.setAll(sizes, i -> overSizes[i] + underSizes[i]);
    this.ofOver = new CellCounts(over, columns, sizes.length);
    this.ofUnder = new CellCounts(under, columns, sizes.length);
    this.step = 1.0 / Arrays.stream(sizes).filter(size -> size > 0).count();
  }

  /** Estimates the ratio of the {@code p} quantiles; its interval may lack an end. */
  public PointEstimate estimate(double p, double confidence) {
    Checks.level("p", p);
    Checks.level("confidence", confidence);
    double point = Math.log(over.quantile(p) / under.quantile(p));
    double widest =
        1
            + Math.log(
                Math.max(over.sorted(over.size() - 1), under.sorted(under.size() - 1))
                    / Math.min(over.sorted(0), under.sorted(0)));
    Double low = end(point, -2 * widest, p, confidence);
    Double high = end(point, 2 * widest, p, confidence);
    return new PointEstimate(
        Math.exp(point),
        new Interval(
            low == null ? Double.NEGATIVE_INFINITY : low,
            high == null ? Double.POSITIVE_INFINITY : high,
            confidence),
        Math.min(over.size(), under.size()));
  }

  /** Returns the ratio between the point and {@code far} beyond which all are rejected. */
  private @Nullable Double end(double point, double far, double p, double confidence) {
    if (!rejected(point + far, p, confidence)) {
      return null;
    }
    double kept = 0;
    double rejected = far;
    while (Math.abs(rejected - kept) > TOLERANCE) {
      double middle = (kept + rejected) / 2;
      if (rejected(point + middle, p, confidence)) {
        rejected = middle;
      } else {
        kept = middle;
      }
    }
    return Math.exp(point + rejected);
  }

  /**
   * Returns pseudo-values by cell, row by row: numbers whose mean is the logarithm of the ratio and
   * whose interval, for a mean over rows and columns, is as wide as that of {@link #estimate}. They
   * allow procedures for means to compare quantiles. NaN if a cell has no observation.
   *
   * @return null if the interval is unbounded
   */
  public double @Nullable [] contributions(double p, double confidence) {
    PointEstimate estimate = estimate(p, confidence);
    double low = estimate.low();
    double high = estimate.high();
    if (Double.isInfinite(low) || Double.isInfinite(high)) {
      return null;
    }
    // At the point itself the two shares are equal, possibly for every observation.
    double[] pattern = differences(Math.log(low), p);
    double[] other = differences(Math.log(high), p);
    double sum = 0;
    int cells = 0;
    for (int i = 0; i < pattern.length; i++) {
      pattern[i] += other[i];
      sum += pattern[i];
      cells += sizes[i] > 0 ? 1 : 0;
    }
    for (int i = 0; i < pattern.length; i++) {
      pattern[i] = sizes[i] > 0 ? pattern[i] - sum / cells : 0;
    }
    CrossedVariance variance = CrossedVariance.of(pattern, sizes, columns);
    if (variance == null || variance.variance() == 0) {
      return null;
    }
    double half = Math.log(high / low) / 2;
    double scale =
        half
            / Distributions.studentQuantile((1 + confidence) / 2, variance.degreesOfFreedom())
            / Math.sqrt(variance.variance());
    double[] contributions = new double[pattern.length];
    for (int i = 0; i < pattern.length; i++) {
      contributions[i] =
          sizes[i] > 0 ? Math.log(estimate.point()) + cells * scale * pattern[i] : Double.NaN;
    }
    return contributions;
  }

  /** Returns each cell's contribution to the difference of the shares at a ratio. */
  private double[] differences(double log, double p) {
    int[] counts = shared(Math.exp(log), p);
    double centre = ((double) counts[0] / over.size() + (double) counts[1] / under.size()) / 2;
    double[] sums = new double[sizes.length];
    // More observations up to the same value mean a smaller quantile.
    add(sums, counts, centre, -1);
    return sums;
  }

  private boolean rejected(double log, double p, double confidence) {
    double ratio = Math.exp(log);
    int[] counts = shared(ratio, p);
    double one = (double) counts[0] / over.size();
    double other = (double) counts[1] / under.size();
    double centre = (one + other) / 2;
    double distance = Math.abs(one - other) - step;
    if (distance <= 0) {
      return false;
    }
    double[] sums = new double[sizes.length];
    add(sums, counts, centre, 1);
    CrossedVariance variance = CrossedVariance.of(sums, sizes, columns);
    if (variance == null) {
      return false;
    }
    // As beyond the quantile of this level; a probability takes a fraction of a quantile's time.
    return Distributions.student(
            distance / Math.sqrt(variance.variance()), variance.degreesOfFreedom())
        > (1 + confidence) / 2;
  }

  /** Adds to each cell its contribution to the first share minus the second, about the centre. */
  private void add(double[] sums, int[] counts, double centre, double sign) {
    ofOver.add(sums, counts[0], sign / over.size());
    ofUnder.add(sums, counts[1], -sign / under.size());
    for (int i = 0; i < sums.length; i++) {
      sums[i] -= sign * centre * (overSizes[i] / over.size() - underSizes[i] / under.size());
    }
  }

  /** Returns the counts in each sample up to the smallest value at which the shares average p. */
  private int[] shared(double ratio, double p) {
    double least = p * (1 - 1e-12);
    int first = least(over.size(), at -> share(over.sorted(at) / ratio, ratio) >= least);
    int second = least(under.size(), at -> share(under.sorted(at), ratio) >= least);
    double value =
        Math.min(
            first < over.size() ? over.sorted(first) / ratio : Double.POSITIVE_INFINITY,
            second < under.size() ? under.sorted(second) : Double.POSITIVE_INFINITY);
    return new int[] {over.upTo(value, ratio), under.upTo(value)};
  }

  private double share(double value, double ratio) {
    return 0.5 * over.upTo(value, ratio) / over.size() + 0.5 * under.upTo(value) / under.size();
  }

  /** Returns the first index from which the condition holds; {@code size} if nowhere. */
  private static int least(int size, IntPredicate so) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (so.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
