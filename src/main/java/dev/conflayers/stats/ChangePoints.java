package dev.conflayers.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Change-point detection by L1-Potts segmentation, which is robust to single outliers. */
public final class ChangePoints {
  /** The maximum number of segments. */
  private static final int MOST_SEGMENTS = 30;

  private static final double FLOOR = 1e-9;

  private ChangePoints() {}

  /**
   * A segment of values with a common level.
   *
   * @param start index of the first value
   * @param end index after the last
   */
  public record Segment(int start, int end, double median) {}

  /**
   * Returns the segments, of at least {@code shortest} values, that minimise beta k + ln(cost) over
   * their number k and their ends: cost is the sum of distances to each segment's median, and beta
   * is 4 ln(n) / n, as in airspeed velocity. The cost is bounded below by a billionth of that of
   * one segment, because the logarithm of 0 would outweigh everything.
   */
  public static List<Segment> of(double[] values, int shortest) {
    Checks.sample("values", values, 1);
    Checks.atLeast("shortest", shortest, 2);
    int n = values.length;
    double[][] costs = costs(values);
    int most = Math.max(1, Math.min(MOST_SEGMENTS, n / shortest));
    // best[k][e]: least cost of the first e values in k + 1 segments; from[k][e]: last one's start
    double[][] best = new double[most][n + 1];
    int[][] from = new int[most][n + 1];
    for (double[] row : best) {
      Arrays.fill(row, Double.POSITIVE_INFINITY);
    }
    for (int end = Math.min(shortest, n); end <= n; end++) {
      best[0][end] = costs[0][end - 1];
    }
    for (int k = 1; k < most; k++) {
      for (int end = (k + 1) * shortest; end <= n; end++) {
        for (int start = k * shortest; start <= end - shortest; start++) {
          double cost = best[k - 1][start] + costs[start][end - start - 1];
          if (cost < best[k][end]) {
            best[k][end] = cost;
            from[k][end] = start;
          }
        }
      }
    }
    return segments(values, from, segmentCount(best, n));
  }

  private static int segmentCount(double[][] best, int n) {
    double beta = 4 * Math.log(n) / n;
    int chosen = 0;
    double floor = FLOOR * best[0][n];
    double least = Math.log(best[0][n]);
    for (int k = 1; k < best.length; k++) {
      double objective = beta * k + Math.log(Math.max(floor, best[k][n]));
      if (objective < least) {
        least = objective;
        chosen = k;
      }
    }
    return chosen + 1;
  }

  private static List<Segment> segments(double[] values, int[][] from, int count) {
    List<Segment> segments = new ArrayList<>();
    int end = values.length;
    for (int k = count - 1; k >= 0; k--) {
      int start = from[k][end];
      segments.add(
          new Segment(start, end, Quantiles.median(Arrays.copyOfRange(values, start, end))));
      end = start;
    }
    Collections.reverse(segments);
    return List.copyOf(segments);
  }

  /** Returns at {@code [start][length - 1]} the sum of distances to the median. */
  private static double[][] costs(double[] values) {
    int n = values.length;
    double[][] costs = new double[n][];
    for (int start = 0; start < n; start++) {
      costs[start] = new RunningMedian().distances(values, start);
    }
    return costs;
  }
}
