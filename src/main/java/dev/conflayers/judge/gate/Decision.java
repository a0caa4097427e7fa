package dev.conflayers.judge.gate;

import dev.conflayers.stats.MultipleTests;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decision on all rules together, with multiplicity correction: a violation must be shown at a
 * Holm-adjusted level over all tested bounds; that a bound is met is shown by its own test.
 */
final class Decision {
  private final double alpha;
  private final Map<Hypothesis, Double> adjusted = new HashMap<>();

  /**
   * @param gated rules that count; muted ones do not, and cost the others no power
   */
  Decision(double alpha, List<Assessment> gated) {
    this.alpha = alpha;
    List<Hypothesis> tested = gated.stream().flatMap(a -> a.hypotheses().stream()).toList();
    if (!tested.isEmpty()) {
      List<Double> together =
          MultipleTests.holm(tested.stream().map(Hypothesis::pViolated).toList());
      for (int i = 0; i < tested.size(); i++) {
        adjusted.merge(tested.get(i), together.get(i), Math::max);
      }
    }
  }

  private double adjusted(Hypothesis hypothesis) {
    return adjusted.getOrDefault(hypothesis, hypothesis.pViolated());
  }

  /** Returns the smallest p-value of a violated bound; null if none was tested. */
  @Nullable Double raw(Assessment assessment) {
    return assessment.hypotheses().stream()
        .map(Hypothesis::pViolated)
        .min(Double::compare)
        .orElse(null);
  }

  /** Returns the same, adjusted for all rules. */
  @Nullable Double holm(Assessment assessment) {
    return assessment.hypotheses().stream().map(this::adjusted).min(Double::compare).orElse(null);
  }

  /** Returns the finding with the results of its hypotheses. */
  RuleFinding decide(Assessment assessment, boolean strict) {
    RuleFinding finding = assessment.finding();
    List<String> violated = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (Hypothesis hypothesis : assessment.hypotheses()) {
      if (adjusted(hypothesis) <= alpha) {
        violated.add(hypothesis.violation());
      } else if (hypothesis.pMet() > alpha) {
        open.add(hypothesis.violation());
      }
    }
    boolean capped = !assessment.cap().isEmpty();
    if (!violated.isEmpty() && !capped) {
      return finding.with(
          GateState.FAIL,
          finding.message() + ": " + String.join(" and ", violated) + " is shown",
          "find the change that made it slower ('conflayers report' splits the time by phase), or"
              + " raise the bound in gate.yaml and say why");
    }
    if (finding.state() != GateState.PASS) {
      return finding;
    }
    if (capped) {
      return finding.with(
          GateState.INCONCLUSIVE,
          finding.message() + ": " + assessment.cap(),
          "measure more, or compare with a base that was measured in the same session");
    }
    if (!violated.isEmpty() || !open.isEmpty()) {
      return finding.with(
          GateState.INCONCLUSIVE,
          finding.message() + ": " + String.join(" and ", open) + " is neither shown nor ruled out",
          finding.sample().needed() == null
              ? "more pairs would not settle it, because it is too close to the bound"
              : "measure " + finding.sample().needed() + " pairs");
    }
    String ruledOut =
        assessment.hypotheses().stream()
            .map(Hypothesis::violation)
            .collect(Collectors.joining(" and "));
    boolean stale = !assessment.stale().isEmpty();
    return finding.with(
        stale && strict ? GateState.FAIL : GateState.PASS,
        finding.message()
            + (ruledOut.isEmpty() ? "" : ": " + ruledOut + " is ruled out")
            + assessment.stale(),
        stale ? Stale.REMEDY : finding.remedy());
  }
}
