package dev.conflayers.stats;

import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** Power and sample size of tests of a mean. */
public final class Power {
  /** Designs that need more than this are infeasible. */
  static final int MOST = 10_000_000;

  private Power() {}

  /**
   * Returns the power of the one-sided t test: P(T' above t(1 - alpha)) for T' noncentral t.
   *
   * @param effect distance of the truth beyond the bound
   */
  public static double ofMean(
      double effect, double standardError, double degreesOfFreedom, double alpha) {
    Checks.finite("effect", effect);
    Checks.positive("standardError", standardError);
    Checks.positive("degreesOfFreedom", degreesOfFreedom);
    double t = Distributions.studentQuantile(1 - Checks.level("alpha", alpha), degreesOfFreedom);
    double shift = effect / standardError;
    return Distributions.meanOverChi(
        degreesOfFreedom, Double.POSITIVE_INFINITY, chi -> Distributions.normal(shift - t * chi));
  }

  /**
   * Returns the power of two one-sided t tests.
   *
   * @param aboveLow distance of the truth above the lower margin
   * @param belowHigh its distance below the upper margin
   * @param alpha below one half
   */
  public static double ofEquivalence(
      double aboveLow,
      double belowHigh,
      double standardError,
      double degreesOfFreedom,
      double alpha) {
    if (!(alpha > 0 && alpha < 0.5)) {
      throw new IllegalArgumentException("alpha must be within (0, 0.5), got " + alpha);
    }
    Checks.finite("aboveLow", aboveLow);
    Checks.finite("belowHigh", belowHigh);
    Checks.positive("standardError", standardError);
    Checks.positive("degreesOfFreedom", degreesOfFreedom);
    double t = Distributions.studentQuantile(1 - alpha, degreesOfFreedom);
    // Both reject while t chi standard errors stay below half the width of the margins.
    double end = (aboveLow + belowHigh) / (2 * t * standardError);
    return Distributions.meanOverChi(
        degreesOfFreedom,
        end,
        chi ->
            Distributions.normal(belowHigh / standardError - t * chi)
                - Distributions.normal(t * chi - aboveLow / standardError));
  }

  /**
   * Returns the number of values that the one-sided t test needs; empty if more than ten million.
   */
  public static OptionalInt valuesForMean(
      double effect, double deviation, double alpha, double power) {
    Checks.positive("effect", effect);
    Checks.positive("deviation", deviation);
    Checks.level("power", power);
    return least(2, n -> ofMean(effect, deviation / Math.sqrt(n), n - 1.0, alpha) >= power);
  }

  /**
   * Returns the number of values that a one-sided test needs if the standard deviation were known:
   * ((z(1 - alpha) + z(power)) deviation / effect)^2, rounded up. A t test needs one or two more.
   */
  public static int valuesForMeanByNormal(
      double effect, double deviation, double alpha, double power) {
    Checks.positive("effect", effect);
    Checks.positive("deviation", deviation);
    double root = quantiles(alpha, power) * deviation / effect;
    return (int) Math.ceil(root * root);
  }

  /**
   * Returns the smallest effect that a one-sided test detects with this power if the standard error
   * were known: (z(1 - alpha) + z(power)) times it.
   */
  public static double detectable(double standardError, double alpha, double power) {
    return quantiles(alpha, power) * Checks.notNegative("standardError", standardError);
  }

  /**
   * Returns the number of values that two one-sided t tests need for a truth midway between margins
   * that are {@code margin} away; empty if more than ten million.
   */
  public static OptionalInt valuesForEquivalence(
      double margin, double deviation, double alpha, double power) {
    Checks.positive("margin", margin);
    Checks.positive("deviation", deviation);
    Checks.level("power", power);
    return least(
        2, n -> ofEquivalence(margin, margin, deviation / Math.sqrt(n), n - 1.0, alpha) >= power);
  }

  static double quantiles(double alpha, double power) {
    return Distributions.normalQuantile(1 - Checks.level("alpha", alpha))
        + Distributions.normalQuantile(Checks.level("power", power));
  }

  /** Returns the smallest sufficient number from {@code first} on, for a monotone condition. */
  static OptionalInt least(int first, IntPredicate enough) {
    if (enough.test(first)) {
      return OptionalInt.of(first);
    }
    int low = first;
    int high = first;
    do {
      low = high;
      if (low >= MOST) {
        return OptionalInt.empty();
      }
      high = Math.min(MOST, 2 * low);
    } while (!enough.test(high));
    while (high - low > 1) {
      int middle = low + (high - low) / 2;
      if (enough.test(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return OptionalInt.of(high);
  }
}
