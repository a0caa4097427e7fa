package dev.conflayers.stats;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The ratio of a quantile of one sample to that of another, where both were taken of the same rows
 * in the same columns: prompts in JVMs, as a strategy and full depth.
 *
 * <p>The interval holds the ratios that a score test does not reject. To test a ratio, the first
 * sample is divided by it; the value up to which both then hold the share {@code p} on average is
 * found; and the two shares up to it are compared, paired by row and column, with the variance that
 * they would have if the ratio held and McNemar's correction for steps. It needs no density, and
 * where too few observations are beyond the quantile to reject any ratio it has no end.
 */
public final class QuantileRatio {
  private static final double TOLERANCE = 1e-4;

  private final ClusteredSample over;
  private final ClusteredSample under;
  private final int columns;
  private final double[] sizes;
  private final double step;

  /**
   * Makes a ratio of two samples that number rows and columns alike.
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
    over.count(sizes, columns);
    under.count(sizes, columns);
    this.step = 1.0 / Arrays.stream(sizes).filter(size -> size > 0).count();
  }

  /** Estimates the ratio of the {@code p} quantiles. */
  public QuantileEstimate estimate(double p, double confidence) {
    Checks.level("p", p);
    Checks.level("confidence", confidence);
    double point = Math.log(over.quantile(p) / under.quantile(p));
    double widest =
        1
            + Math.log(
                Math.max(over.sorted(over.size() - 1), under.sorted(under.size() - 1))
                    / Math.min(over.sorted(0), under.sorted(0)));
    return new QuantileEstimate(
        Math.exp(point),
        end(point, -2 * widest, p, confidence),
        end(point, 2 * widest, p, confidence),
        confidence);
  }

  /** Returns the ratio between the point and {@code far} from where on all are rejected. */
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
   * Returns what each cell, row by row, adds to the logarithm of the ratio: numbers whose mean it
   * is and whose spread, as that of a mean over rows and columns, is as wide as {@link #estimate}'s
   * interval. So whatever compares means can compare quantiles. NaN where a cell has no
   * observation.
   *
   * @return null where the interval lacks an end
   */
  public double @Nullable [] contributions(double p, double confidence) {
    QuantileEstimate estimate = estimate(p, confidence);
    Double low = estimate.low();
    Double high = estimate.high();
    if (low == null || high == null) {
      return null;
    }
    // At the point itself the two shares are equal, and may be so observation by observation.
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

  /** Returns of each cell what it adds to the difference of the shares at a ratio. */
  private double[] differences(double log, double p) {
    int[] counts = shared(Math.exp(log), p);
    double centre = ((double) counts[0] / over.size() + (double) counts[1] / under.size()) / 2;
    double[] sums = new double[sizes.length];
    // More observations up to the same value are a smaller quantile.
    over.add(sums, columns, counts[0], centre, -1.0 / over.size());
    under.add(sums, columns, counts[1], centre, 1.0 / under.size());
    return sums;
  }

  private boolean rejected(double log, double p, double confidence) {
    double ratio = Math.exp(log);
    int[] counts = shared(ratio, p);
    int above = counts[0];
    int below = counts[1];
    double ofOver = (double) above / over.size();
    double ofUnder = (double) below / under.size();
    double centre = (ofOver + ofUnder) / 2;
    double distance = Math.abs(ofOver - ofUnder) - step;
    if (distance <= 0) {
      return false;
    }
    double[] sums = new double[sizes.length];
    over.add(sums, columns, above, centre, 1.0 / over.size());
    under.add(sums, columns, below, centre, -1.0 / under.size());
    CrossedVariance variance = CrossedVariance.of(sums, sizes, columns);
    if (variance == null) {
      return false;
    }
    return distance
        > Distributions.studentQuantile((1 + confidence) / 2, variance.degreesOfFreedom())
            * Math.sqrt(variance.variance());
  }

  /** Returns how many of each are at most the smallest value up to which the shares average p. */
  private int[] shared(double ratio, double p) {
    int above = 0;
    int below = 0;
    double value = Double.NEGATIVE_INFINITY;
    double share = 0;
    while (share < p * (1 - 1e-12) || scaled(above, ratio) <= value || other(below) <= value) {
      double next = scaled(above, ratio);
      double other = other(below);
      value = Math.max(value, Math.min(next, other));
      if (next <= other) {
        above++;
      } else {
        below++;
      }
      share = 0.5 * above / over.size() + 0.5 * below / under.size();
    }
    return new int[] {above, below};
  }

  private double scaled(int at, double ratio) {
    return at < over.size() ? over.sorted(at) / ratio : Double.POSITIVE_INFINITY;
  }

  private double other(int at) {
    return at < under.size() ? under.sorted(at) : Double.POSITIVE_INFINITY;
  }
}
