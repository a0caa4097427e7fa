package dev.conflayers.evidence.integrity;

import org.jspecify.annotations.Nullable;

/**
 * The result of one check of a run.
 *
 * @param check name of the check
 * @param evidence one sentence with the figures behind the outcome, and the line that shows it
 * @param reach what a failure voids
 * @param strategy the one strategy whose times and scores it voids; null for all strategies
 */
public record Finding(
    String check, Outcome outcome, String evidence, Reach reach, @Nullable String strategy) {
  /** Outcome of a check. */
  public enum Outcome {
    PASS,
    /** Something that a reader has to know, but that does not limit verdicts. */
    WARN,
    /** Something that makes verdicts INCONCLUSIVE at best. */
    CAP,
    /** Something that voids conclusions from the run. */
    FAIL,
    /** The run, or its folder, does not hold what the check needs. */
    NOT_CHECKED
  }

  /** What cannot be concluded from a run that fails a check. */
  public enum Reach {
    /** Anything. */
    RUN,
    /** Anything except the number of failed trials. */
    RESULTS,
    /** Anything about times. */
    TIMES,
    /** Anything about scores. */
    SCORES
  }

  static Finding pass(String check, String evidence) {
    return new Finding(check, Outcome.PASS, evidence, Reach.RUN, null);
  }

  static Finding warn(String check, String evidence) {
    return new Finding(check, Outcome.WARN, evidence, Reach.RUN, null);
  }

  static Finding cap(String check, String evidence) {
    return new Finding(check, Outcome.CAP, evidence, Reach.TIMES, null);
  }

  static Finding fail(String check, String evidence) {
    return new Finding(check, Outcome.FAIL, evidence, Reach.RUN, null);
  }

  static Finding notChecked(String check, String evidence) {
    return new Finding(check, Outcome.NOT_CHECKED, evidence, Reach.RUN, null);
  }

  /** Returns this finding, limited to times or to scores. */
  Finding of(Reach smaller) {
    return new Finding(check, outcome, evidence, smaller, strategy);
  }

  /** Returns this failure as a cap, which voids nothing but settles nothing. */
  Finding capped() {
    return new Finding(check, Outcome.CAP, evidence, reach, strategy);
  }

  /** Returns this finding, limited to the times and scores of one strategy. */
  Finding about(String name) {
    return new Finding(check, outcome, evidence, reach, name);
  }

  /** Returns whether it limits conclusions about {@code kind} of {@code other}. */
  boolean concerns(Reach kind, String other) {
    if (strategy != null) {
      return strategy.equals(other) && (kind == Reach.TIMES || kind == Reach.SCORES);
    }
    return reach == Reach.RUN || (reach == Reach.RESULTS && kind != Reach.RUN) || reach == kind;
  }

  /** Returns the check and its evidence, for lists of several checks' findings. */
  public String words() {
    return check + ": " + evidence;
  }
}
