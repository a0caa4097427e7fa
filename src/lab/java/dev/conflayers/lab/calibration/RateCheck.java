package dev.conflayers.lab.calibration;

/**
 * The nominal rate of an event in simulated data, such as coverage or a type I error.
 *
 * @param what the event: "covers" for an interval that contains the truth, "errs" for a test that
 *     rejects a true hypothesis, and so on
 * @param nominal the rate that the procedure promises
 * @param recorded the actual rate, from a long run, if the promise is known not to hold; otherwise
 *     the same as {@code nominal}
 * @param note why the promise does not hold, or empty
 */
public record RateCheck(
    String procedure, String what, Demand demand, double nominal, double recorded, String note) {

  /** How the observed rate must relate to the nominal one. */
  public enum Demand {
    EQUAL("="),
    AT_LEAST(">="),
    AT_MOST("<="),
    /**
     * The promise is known not to hold, and the actual rate is recorded; any change, better or
     * worse, is a difference.
     */
    KNOWN_LIMIT("=!");

    private final String sign;

    Demand(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }

  static RateCheck covers(String procedure, double confidence) {
    return new RateCheck(procedure, "covers", Demand.EQUAL, confidence, confidence, "");
  }

  static RateCheck coversAtLeast(String procedure, double confidence) {
    return new RateCheck(procedure, "covers", Demand.AT_LEAST, confidence, confidence, "");
  }

  static RateCheck errs(String procedure, double alpha) {
    return new RateCheck(procedure, "errs", Demand.EQUAL, alpha, alpha, "");
  }

  static RateCheck errsAtMost(String procedure, double alpha) {
    return new RateCheck(procedure, "errs", Demand.AT_MOST, alpha, alpha, "");
  }

  static RateCheck finds(String procedure, double power) {
    return new RateCheck(procedure, "finds", Demand.EQUAL, power, power, "");
  }

  static RateCheck findsAtLeast(String procedure, double power) {
    return new RateCheck(procedure, "finds", Demand.AT_LEAST, power, power, "");
  }

  /** Returns this check with its promise marked as not holding. */
  RateCheck knownToBe(double rate, String why) {
    return new RateCheck(procedure, what, Demand.KNOWN_LIMIT, nominal, rate, why);
  }
}
