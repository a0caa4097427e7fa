package dev.conflayers.report.gate;

import dev.conflayers.judge.gate.GateState;
import dev.conflayers.judge.gate.GateVerdict;
import dev.conflayers.judge.gate.RuleVerdict;
import java.util.Comparator;
import java.util.Set;

/** Which rules readers have to see first, and which stop a pipeline. */
public enum Severity {
  /** Stops a pipeline. */
  ERROR,
  /** Decides nothing, and somebody should know. */
  WARNING,
  /** Is as it should be, or has been vouched for. */
  NOTICE;

  /** Worst first: by state, then by how far beyond what is tolerated. */
  public static final Comparator<RuleVerdict> WORST_FIRST =
      Comparator.comparing(RuleVerdict::state)
          .reversed()
          .thenComparingDouble(Severity::distance)
          .thenComparing(RuleText::subject);

  /**
   * Returns how loud a state is.
   *
   * @param failing states without a decision that are to be taken as failures
   */
  public static Severity of(GateState state, Set<GateState> failing) {
    return switch (state) {
      case FAIL, ERROR, INVALID, PROVENANCE -> ERROR;
      case INCONCLUSIVE, NO_BASELINE -> failing.contains(state) ? ERROR : WARNING;
      case PASS, MUTED, SKIPPED -> NOTICE;
    };
  }

  /**
   * Whether no rule has the overall state, so that who lists the rules must list the verdict too: a
   * gate that broke has no rules at all.
   */
  public static boolean isUnexplained(GateVerdict verdict) {
    return verdict.overall() != GateState.PASS
        && verdict.rules().stream().noneMatch(rule -> rule.state() == verdict.overall());
  }

  private static double distance(RuleVerdict rule) {
    double change = rule.change() == null ? 0 : rule.change();
    return rule.delta() == null ? change : change + rule.delta();
  }
}
