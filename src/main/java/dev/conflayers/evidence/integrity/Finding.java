package dev.conflayers.evidence.integrity;

/**
 * What one check of a run came to.
 *
 * @param check name of the check
 * @param evidence one sentence with the figures behind the outcome
 */
public record Finding(String check, Outcome outcome, String evidence) {
  /** How a check ends. */
  public enum Outcome {
    PASS,
    /** Something that a reader has to know, but that does not void the run. */
    WARN,
    /** Something that lets no verdict be more than INCONCLUSIVE. */
    CAP,
    /** Something that voids conclusions from the run. */
    FAIL,
    /** The run, or what is found beside it, does not hold what the check needs. */
    NOT_CHECKED
  }

  static Finding pass(String check, String evidence) {
    return new Finding(check, Outcome.PASS, evidence);
  }

  static Finding warn(String check, String evidence) {
    return new Finding(check, Outcome.WARN, evidence);
  }

  static Finding cap(String check, String evidence) {
    return new Finding(check, Outcome.CAP, evidence);
  }

  static Finding fail(String check, String evidence) {
    return new Finding(check, Outcome.FAIL, evidence);
  }

  static Finding notChecked(String check, String evidence) {
    return new Finding(check, Outcome.NOT_CHECKED, evidence);
  }
}
