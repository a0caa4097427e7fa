package dev.conflayers.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Lower bounds that hold all at once with the given confidence, so that the best of several means
 * may be picked after looking.
 */
public record SimultaneousBounds(double confidence, List<Double> lower) {
  public SimultaneousBounds {
    Checks.level("confidence", confidence);
    lower = List.copyOf(lower);
  }

  /** Returns whether at least one mean is above {@code bound}. */
  public boolean anyAbove(double bound) {
    return lower.stream().anyMatch(low -> low > bound);
  }

  /**
   * Resamples independent groups and takes the quantile c of the largest (m* - m) / se* over the
   * groups; bounds are m - c se. With the standard error of each resample in the denominator the
   * quantile allows for that error being estimated; with a fixed one it would not.
   */
  public static SimultaneousBounds resampled(
      List<double[]> groups, double confidence, int resamples, SplittableRandom random) {
    Checks.size("groups", groups.size(), 1);
    Checks.atLeast("resamples", resamples, 100);
    List<StudentEstimate> means = groups.stream().map(Means::student).toList();
    List<Resampler> resamplers = groups.stream().map(Resampler::new).toList();
    double[] largest = new double[resamples];
    for (int r = 0; r < resamples; r++) {
      double most = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < means.size(); k++) {
        resamplers.get(k).draw(random);
        most = Math.max(most, resamplers.get(k).studentised(means.get(k).point()));
      }
      largest[r] = most;
    }
    Arrays.sort(largest);
    double critical = Quantiles.ofSorted(largest, Checks.level("confidence", confidence));
    return new SimultaneousBounds(
        confidence,
        means.stream()
            .map(
                mean ->
                    mean.standardError() == 0
                        ? mean.point()
                        : mean.point() - critical * mean.standardError())
            .toList());
  }

  /**
   * Draws correlated normal numbers over independent chi ones, each with the degrees of freedom of
   * its estimate, and takes the quantile p of the smallest of their upper tail probabilities; each
   * bound leaves p in its own t distribution.
   *
   * @param correlation of the estimates' errors: a symmetric matrix with 1 on its diagonal
   */
  public static SimultaneousBounds ofStudent(
      List<StudentEstimate> estimates,
      double[][] correlation,
      double confidence,
      int draws,
      SplittableRandom random) {
    Checks.size("estimates", estimates.size(), 1);
    Checks.atLeast("draws", draws, 100);
    double[][] root = CholeskyRoot.of(correlation, estimates.size());
    Draws source = new Draws(random);
    double[] smallest = new double[draws];
    double[] independent = new double[estimates.size()];
    for (int d = 0; d < draws; d++) {
      Arrays.setAll(independent, k -> source.normal());
      double least = 1;
      for (int k = 0; k < estimates.size(); k++) {
        double sum = 0;
        for (int i = 0; i <= k; i++) {
          sum += root[k][i] * independent[i];
        }
        double degrees = estimates.get(k).degreesOfFreedom();
        double t = sum / Math.sqrt(source.chiSquared(degrees) / degrees);
        least = Math.min(least, Distributions.student(-t, degrees));
      }
      smallest[d] = least;
    }
    Arrays.sort(smallest);
    double tail = Quantiles.ofSorted(smallest, 1 - Checks.level("confidence", confidence));
    return withTail(estimates, confidence, tail);
  }

  /** Returns bounds for independent estimates, by Sidak: each holds with confidence^(1/k). */
  public static SimultaneousBounds ofIndependent(
      List<StudentEstimate> estimates, double confidence) {
    Checks.size("estimates", estimates.size(), 1);
    double tail = -Math.expm1(Math.log(Checks.level("confidence", confidence)) / estimates.size());
    return withTail(estimates, confidence, tail);
  }

  private static SimultaneousBounds withTail(
      List<StudentEstimate> estimates, double confidence, double tail) {
    List<Double> lower = new ArrayList<>();
    estimates.forEach(estimate -> lower.add(estimate.lowerBound(1 - tail)));
    return new SimultaneousBounds(confidence, lower);
  }
}
