package dev.conflayers.stats;

/** Fieller's interval for a ratio of means: the ratios that a t test does not reject. */
public final class Fieller {
  private Fieller() {}

  /** Returns the interval for the ratio of the means of paired values. */
  public static RatioInterval ofPairs(
      double[] numerators, double[] denominators, double confidence) {
    Checks.sample("numerators", numerators, 2);
    Checks.sample("denominators", denominators, 2);
    Checks.sameSize("numerators", numerators.length, "denominators", denominators.length);
    int n = numerators.length;
    return ofMeans(
        new Mean(Moments.mean(numerators), Moments.variance(numerators) / n),
        new Mean(Moments.mean(denominators), Moments.variance(denominators) / n),
        Moments.covariance(numerators, denominators) / n,
        n - 1,
        confidence);
  }

  /**
   * A mean and the square of its standard error.
   *
   * @param variance variance of the mean, not of single values
   */
  public record Mean(double value, double variance) {
    public Mean {
      Checks.finite("mean", value);
      Checks.notNegative("variance", variance);
    }
  }

  /**
   * Returns the ratios r with (b - r m)^2 at most t^2 (Vb - 2 r Cbm + r^2 Vm), for the means b and
   * m of numerator and denominator: bounded if t^2 Vm is below m^2.
   *
   * @param covariance covariance of the two means; 0 for independent ones, as in Kalibera and Jones
   */
  public static RatioInterval ofMeans(
      Mean numerator,
      Mean denominator,
      double covariance,
      double degreesOfFreedom,
      double confidence) {
    Checks.finite("covariance", covariance);
    Checks.positive("degreesOfFreedom", degreesOfFreedom);
    Checks.level("confidence", confidence);
    double b = numerator.value();
    double m = denominator.value();
    if (m == 0) {
      throw new IllegalArgumentException(
          "the mean of the denominators must not be 0, got 0; there is no ratio to estimate");
    }
    double t = Distributions.studentQuantile((1 + confidence) / 2, degreesOfFreedom);
    double square = m * m - t * t * denominator.variance();
    double linear = b * m - t * t * covariance;
    double constant = b * b - t * t * numerator.variance();
    double discriminant = linear * linear - square * constant;
    if (square == 0 || (square < 0 && discriminant < 0)) {
      return new RatioInterval.Anything(confidence);
    }
    double root = Math.sqrt(Math.max(0, discriminant));
    double one = (linear - root) / square;
    double other = (linear + root) / square;
    Interval interval = new Interval(Math.min(one, other), Math.max(one, other), confidence);
    return square > 0 ? new RatioInterval.Bounded(interval) : new RatioInterval.Outside(interval);
  }
}
