package dev.conflayers.stats;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Clusters of dependent values, such as prompts made from one template, where the independent draws
 * are the clusters.
 */
public final class Clusters {
  /** The minimum number of deviating values needed to estimate the correlation within clusters. */
  private static final int FEWEST = 5;

  /** Of a two-sided 95 % interval. */
  private static final double UPPER_END = 0.975;

  private final int[] of;
  private final int count;

  private Clusters(int[] of, int count) {
    this.of = of;
    this.count = count;
  }

  /**
   * Returns the clusters of values by cluster name. A value with an empty name forms its own
   * cluster. If all values are of one cluster, there is no information about other clusters: each
   * value forms its own, and results describe that cluster only.
   */
  public static Clusters of(List<String> names) {
    Map<String, Integer> known = new HashMap<>();
    int[] of = new int[names.size()];
    int count = 0;
    for (int i = 0; i < of.length; i++) {
      String name = names.get(i);
      Integer place = name.isEmpty() ? null : known.putIfAbsent(name, count);
      of[i] = place == null ? count++ : place;
    }
    if (count == 1) {
      Arrays.setAll(of, i -> i);
      count = of.length;
    }
    return new Clusters(of, count);
  }

  /** Returns the number of clusters. */
  public int count() {
    return count;
  }

  /** Returns whether a cluster has more than one value. */
  public boolean any() {
    return count < of.length;
  }

  /** Returns the cluster of each value, from 0. */
  public int[] places() {
    return of.clone();
  }

  /** Returns the sum of each cluster's values. */
  public double[] sums(double[] values) {
    Checks.sameSize("values", values.length, "clusters", of.length);
    double[] sums = new double[count];
    for (int i = 0; i < of.length; i++) {
      sums[of[i]] += values[i];
    }
    return sums;
  }

  /**
   * Returns one number for each cluster: the mean of all values plus the cluster's influence on it
   * times the number of clusters and {@link #stretch}. Their mean is that of the values, and their
   * variance over their number is that of the mean of clustered values: the squares of the
   * clusters' summed residuals over the number of values squared, times G / (G - 1) for G clusters
   * of equal size.
   */
  public double[] draws(double[] values) {
    if (!any()) {
      return values.clone();
    }
    double mean = Moments.mean(values);
    double[] residuals = Arrays.stream(values).map(value -> value - mean).toArray();
    double share = stretch() * count / of.length;
    return Arrays.stream(sums(residuals)).map(sum -> mean + share * sum).toArray();
  }

  /**
   * Returns the correction factor of residuals for clusters of unequal size, because their squares
   * are then too small: for clusters with equal values and shares w of all values, by (1 - 1 / G) /
   * (1 + sum w^2 - 2 sum w^3 / sum w^2). Their variance estimate is also only as precise as that of
   * 1 / sum w^2 clusters of equal size, whose 95 % quantile of t is used. The factor is 1 for
   * clusters of equal size.
   */
  double stretch() {
    double[] sizes = sums(Arrays.stream(of).mapToDouble(place -> 1).toArray());
    double squares = 0;
    double cubes = 0;
    for (double size : sizes) {
      double share = size / of.length;
      squares += share * share;
      cubes += share * share * share;
    }
    double few =
        Distributions.studentQuantile(UPPER_END, Math.max(1, 1 / squares - 1))
            / Distributions.studentQuantile(UPPER_END, count - 1.0);
    return Math.max(1, few) * Math.sqrt((1 - 1.0 / count) / (1 + squares - 2 * cubes / squares));
  }

  /**
   * Returns the effective number of independent values for a share: Korn and Graubard's effective
   * size (1998), with a variance of {@code count} - 1 degrees of freedom, and at most the number of
   * values. If fewer than five values are in the share, or outside it, they cannot show the
   * correlation within clusters, and the effective size is the number of clusters.
   *
   * @param counted 1 for each value in the share, else 0
   */
  public double worth(double[] counted, double confidence) {
    int n = of.length;
    double hits = Moments.sum(counted);
    if (!any()) {
      return n;
    }
    if (Math.min(hits, n - hits) < FEWEST) {
      return count;
    }
    double error = Means.student(draws(counted)).standardError();
    double p = hits / n;
    double few =
        Distributions.studentQuantile((1 + confidence) / 2, n - 1.0)
            / Distributions.studentQuantile((1 + confidence) / 2, count - 1.0);
    return error == 0 ? n : Math.max(1, Math.min(n, p * (1 - p) / (error * error) * few * few));
  }
}
