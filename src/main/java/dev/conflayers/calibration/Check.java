package dev.conflayers.calibration;

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
public record Check(
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

  static Check covers(String procedure, double confidence) {
    return new Check(procedure, "covers", Demand.EQUAL, confidence, confidence, "");
  }

  static Check coversAtLeast(String procedure, double confidence) {
    return new Check(procedure, "covers", Demand.AT_LEAST, confidence, confidence, "");
  }

  static Check errs(String procedure, double alpha) {
    return new Check(procedure, "errs", Demand.EQUAL, alpha, alpha, "");
  }

  static Check errsAtMost(String procedure, double alpha) {
    return new Check(procedure, "errs", Demand.AT_MOST, alpha, alpha, "");
  }

  static Check finds(String procedure, double power) {
    return new Check(procedure, "finds", Demand.EQUAL, power, power, "");
  }

  static Check findsAtLeast(String procedure, double power) {
    return new Check(procedure, "finds", Demand.AT_LEAST, power, power, "");
  }

  /** Returns this check with its promise known to be broken. */
  Check knownToBe(double rate, String why) {
    return new Check(procedure, what, Demand.KNOWN_LIMIT, nominal, rate, why);
  }
}
