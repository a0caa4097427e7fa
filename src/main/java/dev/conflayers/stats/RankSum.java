package dev.conflayers.stats;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Wilcoxon-Mann-Whitney rank sum test for two unpaired samples, with the Hodges-Lehmann shift:
 * whether values of one tend to be larger than those of the other, and by how much, for any
 * distribution.
 *
 * <p>Probabilities are exact without ties and up to 50 values per sample; otherwise by the normal
 * approximation with tie-corrected variance and continuity correction. The interval contains the
 * shifts that the test does not reject; its ends are differences of two values.
 *
 * @param u number of pairs in which the second sample's value is larger, ties counting half
 * @param pValue two-sided
 * @param shift median of the differences of all pairs, second minus first
 * @param interval null if there are too few values to bound the shift
 * @param exact whether the probabilities are exact
 */
public record RankSum(
    double u, double pValue, double shift, @Nullable Interval interval, boolean exact) {
  private static final int MOST_EXACT = 50;

  /** Compares two samples of at least one value each. */
  public static RankSum of(double[] first, double[] second, double confidence) {
    Checks.sample("first", first, 1);
    Checks.sample("second", second, 1);
    Checks.level("confidence", confidence);
    double[] differences = differences(first, second);
    double u = 0;
    for (double difference : differences) {
      u += difference > 0 ? 1 : difference == 0 ? 0.5 : 0;
    }
    double[] pooled = new double[first.length + second.length];
    System.arraycopy(first, 0, pooled, 0, first.length);
    System.arraycopy(second, 0, pooled, first.length, second.length);
    double ofTies = ties(pooled);
    boolean exact = ofTies == 0 && Math.max(first.length, second.length) <= MOST_EXACT;
    Law law = exact ? new Exact(first.length, second.length) : normal(first, second, ofTies);
    return new RankSum(
        u,
        law.pValue(u),
        Quantiles.ofSorted(differences, 0.5),
        // A shift breaks the ties between the samples and leaves those within.
        interval(
            differences,
            exact ? law : normal(first, second, ties(first) + ties(second)),
            confidence),
        exact);
  }

  private static double[] differences(double[] first, double[] second) {
    double[] differences = new double[Math.multiplyExact(first.length, second.length)];
    int at = 0;
    for (double one : first) {
      for (double other : second) {
        differences[at++] = other - one;
      }
    }
    Arrays.sort(differences);
    return differences;
  }

  /** Returns the sum of t^3 - t over groups of t equal values. */
  private static double ties(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double sum = 0;
    int from = 0;
    for (int i = 1; i <= sorted.length; i++) {
      if (i == sorted.length || sorted[i] != sorted[from]) {
        double t = i - from;
        sum += t * t * t - t;
        from = i;
      }
    }
    return sum;
  }

  private static Law normal(double[] first, double[] second, double ofTies) {
    double n = first.length;
    double m = second.length;
    double all = n + m;
    double variance = n * m / 12 * (all + 1 - ofTies / (all * (all - 1)));
    return new Normal(n * m / 2, Math.sqrt(Math.max(0, variance)));
  }

  /** Returns the shifts with k or more differences on either side, for the least k not rejected. */
  private static @Nullable Interval interval(double[] differences, Law law, double confidence) {
    int k = 0;
    while (k <= differences.length / 2 && law.pValue(k) <= 1 - confidence) {
      k++;
    }
    return k == 0
        ? null
        : new Interval(differences[k - 1], differences[differences.length - k], confidence);
  }

  /** The distribution of U under the null hypothesis. */
  private interface Law {
    double pValue(double u);
  }

  private record Normal(double mean, double deviation) implements Law {
    @Override
    public double pValue(double u) {
      double off = Math.abs(u - mean) - 0.5;
      return deviation == 0 || off <= 0
          ? 1
          : Math.min(1, 2 * Distributions.normal(-off / deviation));
    }
  }

  /**
   * P(i, j, u) = i / (i + j) P(i - 1, j, u - j) + j / (i + j) P(i, j - 1, u), by the sample of the
   * largest value.
   */
  private static final class Exact implements Law {
    private final double[] cumulative;

    Exact(int first, int second) {
      double[][] row = new double[first + 1][first * second + 1];
      for (int i = 0; i <= first; i++) {
        row[i][0] = 1;
      }
      for (int j = 1; j <= second; j++) {
        double[][] next = new double[first + 1][first * second + 1];
        next[0][0] = 1;
        for (int i = 1; i <= first; i++) {
          for (int u = 0; u <= i * j; u++) {
            double largestOfFirst = u >= j ? next[i - 1][u - j] : 0;
            next[i][u] = (i * largestOfFirst + j * row[i][u]) / (i + j);
          }
        }
        row = next;
      }
      cumulative = row[first].clone();
      for (int u = 1; u < cumulative.length; u++) {
        cumulative[u] += cumulative[u - 1];
      }
    }

    @Override
    public double pValue(double u) {
      int smaller = (int) Math.min(u, cumulative.length - 1 - u);
      return Math.min(1, 2 * cumulative[smaller]);
    }
  }
}
