package dev.conflayers.stats;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Analysis of covariance: the least-squares slope of points in groups with a common slope and
 * separate levels. Differences between groups are not mistaken for a trend.
 */
public final class GroupedSlope {
  /** With fewer degrees of freedom, the variance is not known well enough for a decision. */
  private static final int LEAST_DEGREES_OF_FREEDOM = 3;

  private final double slope;
  private final double standardError;
  private final int degreesOfFreedom;
  private final int points;

  private GroupedSlope(double slope, double standardError, int degreesOfFreedom, int points) {
    this.slope = slope;
    this.standardError = standardError;
    this.degreesOfFreedom = degreesOfFreedom;
    this.points = points;
  }

  /** The sums of a group. */
  private static final class Sums {
    private int count;
    private double x;
    private double y;
  }

  /**
   * Fits the slope; empty if the groups have too few points to separate it from their levels.
   *
   * @param groups the group of each point, by arbitrary number
   */
  public static Optional<GroupedSlope> fit(int[] groups, double[] xs, double[] ys) {
    Checks.sameSize("groups", groups.length, "xs", xs.length);
    Checks.sameSize("xs", xs.length, "ys", ys.length);
    Map<Integer, Sums> sums = new LinkedHashMap<>();
    for (int i = 0; i < xs.length; i++) {
      Sums group = sums.computeIfAbsent(groups[i], key -> new Sums());
      group.count++;
      group.x += xs[i];
      group.y += ys[i];
    }
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int i = 0; i < xs.length; i++) {
      Sums group = Objects.requireNonNull(sums.get(groups[i]));
      double x = xs[i] - group.x / group.count;
      double y = ys[i] - group.y / group.count;
      xx += x * x;
      xy += x * y;
      yy += y * y;
    }
    int freedom = xs.length - sums.size() - 1;
    if (freedom < LEAST_DEGREES_OF_FREEDOM || xx <= 0) {
      return Optional.empty();
    }
    double residual = Math.max(0, yy - xy * xy / xx);
    return Optional.of(
        new GroupedSlope(xy / xx, Math.sqrt(residual / freedom / xx), freedom, xs.length));
  }

  public double point() {
    return slope;
  }

  /** Returns the number of points fitted. */
  public int points() {
    return points;
  }

  /** Returns the slope's Student interval. */
  public Interval interval(double confidence) {
    double half =
        standardError
            * Distributions.studentQuantile(
                (1 + Checks.level("confidence", confidence)) / 2, degreesOfFreedom);
    return new Interval(slope - half, slope + half, confidence);
  }
}
