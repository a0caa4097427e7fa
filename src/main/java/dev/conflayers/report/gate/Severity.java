package dev.conflayers.report.gate;

import dev.conflayers.judge.gate.GateState;
import dev.conflayers.judge.gate.GateVerdict;
import dev.conflayers.judge.gate.RuleVerdict;
import java.util.Comparator;
import java.util.Set;

/**
 * Severity of a rule's state: the order of rules for readers, and which of them stop a pipeline.
 */
public enum Severity {
  /** Stops a pipeline. */
  ERROR,
  /** Undecided, and worth a warning. */
  WARNING,
  /** As expected, or accepted. */
  NOTICE;

  /** Worst first: by state, then by how far beyond what is tolerated. */
  public static final Comparator<RuleVerdict> WORST_FIRST =
      Comparator.comparing(RuleVerdict::state)
          .reversed()
          .thenComparingDouble(Severity::distance)
          .thenComparing(RuleText::subject);

  /**
   * Returns the severity of a state.
   *
   * @param failing undecided states to be treated as failures
   */
  public static Severity of(GateState state, Set<GateState> failing) {
    return switch (state) {
      case FAIL, ERROR, INVALID, PROVENANCE -> ERROR;
      case INCONCLUSIVE, NO_BASELINE -> failing.contains(state) ? ERROR : WARNING;
      case PASS, MUTED, SKIPPED -> NOTICE;
    };
  }

  /**
   * Returns whether no rule has the overall state, so that a list of rules must include the verdict
   * itself: a gate that failed has no rules at all.
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
