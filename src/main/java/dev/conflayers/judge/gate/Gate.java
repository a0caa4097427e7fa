package dev.conflayers.judge.gate;

import dev.conflayers.evidence.RunView;
import dev.conflayers.stats.GroupSequential;
import java.time.LocalDate;

/**
 * Judges runs. Where the policy declares a confirmation, timings are looked at twice at most, with
 * bounds by O'Brien and Fleming, and what the second run measures is pooled with the first: as
 * further forks of the same prompts.
 */
public final class Gate {
  /** The second look has as many blocks again. */
  private static final double FIRST_SHARE = 0.5;

  private final GatePolicy policy;
  private final GateOptions options;
  private final LocalDate today;

  /**
   * @param today decides which mutes hold
   */
  public Gate(GatePolicy policy, GateOptions options, LocalDate today) {
    this.policy = policy;
    this.options = options;
    this.today = today;
  }

  /**
   * Judges.
   *
   * @param head what was measured for this verdict: one run, or several of the same work
   * @param attempt 1, or 2 where the last of them is the confirmation
   * @throws GateProblem if a rule is about what the run does not have
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

  /** Returns whether any rule is about what a clock measures, so that chance decides with it. */
  public boolean timed() {
    return policy.rules().stream()
        .anyMatch(rule -> GateMetrics.byName(rule.metric()).kind().timed());
  }
}
