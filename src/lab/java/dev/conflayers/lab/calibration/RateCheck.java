package dev.conflayers.lab.calibration;

/**
 * What a procedure promises in a scenario: how often something happens in simulated data.
 *
 * @param what happens: "covers" for an interval that holds the truth, "errs" for a test that
 *     rejects what is true, and so on
 * @param nominal how often the procedure promises it
 * @param recorded where the promise is known not to be kept, how often it does happen, from a long
 *     run; otherwise the same as {@code nominal}
 * @param note why the promise is not kept, or empty
 */
public record RateCheck(
    String procedure, String what, Demand demand, double nominal, double recorded, String note) {

  /** How the observed rate has to stand to the nominal one. */
  public enum Demand {
    EQUAL("="),
    AT_LEAST(">="),
    AT_MOST("<="),
    /** Not kept, known and recorded; a change for the better or the worse is a difference too. */
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

  /** Returns this check with its promise known to be broken. */
  RateCheck knownToBe(double rate, String why) {
    return new RateCheck(procedure, what, Demand.KNOWN_LIMIT, nominal, rate, why);
  }
}
