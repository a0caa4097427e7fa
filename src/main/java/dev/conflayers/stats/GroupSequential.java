package dev.conflayers.stats;

/**
 * Group-sequential test with two looks and O'Brien-Fleming boundaries: z must reach c / sqrt(f)
 * after the fraction f of the information and c at the end, where c is such that either happens
 * with probability alpha if there is no effect.
 *
 * @param fraction fraction of the information at the first look
 * @param spent the part of alpha spent at the first look
 */
public record GroupSequential(
    double alpha, double fraction, double firstBound, double finalBound, double spent) {

  /** Returns one-sided boundaries for two looks. */
  public static GroupSequential twoLooks(double alpha, double fraction) {
    if (!(alpha > 0 && alpha < 0.5)) {
      throw new IllegalArgumentException("alpha must be within (0, 0.5), got " + alpha);
    }
    Checks.level("fraction", fraction);
    double low = 0;
    double high = 10;
    while (high - low > 1e-13) {
      double c = (low + high) / 2;
      if (error(c, fraction) > alpha) {
        low = c;
      } else {
        high = c;
      }
    }
    double first = high / Math.sqrt(fraction);
    return new GroupSequential(alpha, fraction, first, high, Distributions.normal(-first));
  }

  /** Returns the p-value at which the first look may stop. */
  public double firstP() {
    return spent;
  }

  /** Returns the p-value at which the final look rejects. */
  public double finalP() {
    return Distributions.normal(-finalBound);
  }

  /**
   * Returns the probability that either look rejects.
   *
   * @param drift the expected z of the final look
   */
  public double power(double drift) {
    Checks.finite("drift", drift);
    return 1
        - Distributions.bivariateNormal(
            firstBound - drift * Math.sqrt(fraction), finalBound - drift, Math.sqrt(fraction));
  }

  private static double error(double c, double fraction) {
    return 1 - Distributions.bivariateNormal(c / Math.sqrt(fraction), c, Math.sqrt(fraction));
  }
}
