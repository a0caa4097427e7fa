package dev.conflayers.stats;

/**
 * An estimate whose distance from the truth, over its standard error, follows Student's t.
 *
 * <p>With a standard error of 0 the values were all equal and t does not apply: intervals then have
 * no width, and a p-value is that of the sign-flip test for the same number of equal values,
 * 2^-(df+1), beyond a bound and 1 on it.
 */
public record StudentEstimate(double point, double standardError, double degreesOfFreedom) {
  public StudentEstimate {
    Checks.finite("point", point);
    Checks.notNegative("standardError", standardError);
    Checks.positive("degreesOfFreedom", degreesOfFreedom);
  }

  /** Returns this minus an independent estimate, with Welch-Satterthwaite degrees of freedom. */
  public StudentEstimate minus(StudentEstimate other) {
    double own = standardError * standardError;
    double its = other.standardError * other.standardError;
    double both = own + its;
    double freedom =
        both == 0
            ? Math.min(degreesOfFreedom, other.degreesOfFreedom)
            : both * both / (own * own / degreesOfFreedom + its * its / other.degreesOfFreedom);
    return new StudentEstimate(point - other.point, Math.sqrt(both), freedom);
  }

  /** Returns the two-sided interval: point plus and minus t times the standard error. */
  public Interval interval(double confidence) {
    Checks.level("confidence", confidence);
    double half = errors((1 + confidence) / 2);
    return new Interval(point - half, point + half, confidence);
  }

  /** Returns the one-sided lower bound. */
  public double lowerBound(double confidence) {
    Checks.level("confidence", confidence);
    return point - errors(confidence);
  }

  /** Returns the one-sided upper bound. */
  public double upperBound(double confidence) {
    Checks.level("confidence", confidence);
    return point + errors(confidence);
  }

  /** Returns the p-value of "at most {@code bound}" against "above it". */
  public double pAbove(double bound) {
    Checks.finite("bound", bound);
    if (standardError == 0) {
      return point > bound ? ofEqualValues() : 1;
    }
    return Distributions.student((bound - point) / standardError, degreesOfFreedom);
  }

  /** Returns the p-value of "at least {@code bound}" against "below it". */
  public double pBelow(double bound) {
    return new StudentEstimate(-point, standardError, degreesOfFreedom).pAbove(-bound);
  }

  /** Returns the two-sided p-value of "equal to {@code value}". */
  public double pDiffers(double value) {
    return Math.min(1, 2 * Math.min(pAbove(value), pBelow(value)));
  }

  /**
   * Tests equivalence by Schuirmann's two one-sided tests: the hypothesis of being outside {@code
   * (low, high)} is rejected if both one-sided tests reject.
   */
  public Equivalence within(double low, double high) {
    if (!(Checks.finite("low", low) < Checks.finite("high", high))) {
      throw new IllegalArgumentException("low must be below high, got " + low + " and " + high);
    }
    return new Equivalence(pAbove(low), pBelow(high));
  }

  /** Converts an estimate on the logarithmic scale to the scale of ratios. */
  public Interval ratioInterval(double confidence) {
    Interval log = interval(confidence);
    return new Interval(Math.exp(log.low()), Math.exp(log.high()), confidence);
  }

  /** Returns t times the standard error; the quantile may be infinite for p close to 1. */
  private double errors(double p) {
    return standardError == 0
        ? 0
        : Distributions.studentQuantile(p, degreesOfFreedom) * standardError;
  }

  private double ofEqualValues() {
    return Math.pow(2, -(degreesOfFreedom + 1));
  }
}
