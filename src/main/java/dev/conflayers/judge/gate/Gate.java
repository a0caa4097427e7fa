package dev.conflayers.judge.gate;

import dev.conflayers.evidence.RunView;
import dev.conflayers.stats.GroupSequential;
import java.time.LocalDate;

/**
 * Regression gate: judges runs by a policy. If the policy declares a confirmation, timings are
 * tested at most twice, with O'Brien-Fleming bounds, and the second run is pooled with the first as
 * further forks of the same prompts.
 */
public final class Gate {
  /** The second look has as many blocks again. */
  private static final double FIRST_SHARE = 0.5;

  private final GatePolicy policy;
  private final GateOptions options;
  private final LocalDate today;

  /**
   * @param today decides which mutes are in force
   */
  public Gate(GatePolicy policy, GateOptions options, LocalDate today) {
    this.policy = policy;
    this.options = options;
    this.today = today;
  }

  /**
   * Judges.
   *
   * @param head the run under judgement, or several of the same work
   * @param attempt 1, or 2 if the last of them is the confirmation
   * @throws GateProblem if a rule names something that the run does not have
   */
  public GateVerdict judge(RunView head, ComparedWith comparedWith, int attempt) {
    return new GateJudge(policy, options, today, alpha(attempt))
        .judge(head, comparedWith.from(head), comparedWith.only(), attempt);
  }

  private double alpha(int attempt) {
    if (!policy.confirms()) {
      return policy.alpha();
    }
    GroupSequential looks = GroupSequential.twoLooks(policy.alpha(), FIRST_SHARE);
    return attempt == 1 ? looks.firstP() : looks.finalP();
  }

  /** Returns whether the policy declares one more run after this verdict. */
  public boolean wantsConfirmation(GateVerdict verdict) {
    return policy.confirms()
        && verdict.attempt() == 1
        && verdict.rules().stream()
            .filter(rule -> GateMetrics.byName(rule.metric()).kind().timed())
            .map(RuleVerdict::state)
            .anyMatch(state -> state == GateState.FAIL || state == GateState.INCONCLUSIVE);
  }

  /** Returns whether any rule is about times, which are noisy. */
  public boolean timed() {
    return policy.rules().stream()
        .anyMatch(rule -> GateMetrics.byName(rule.metric()).kind().timed());
  }
}
