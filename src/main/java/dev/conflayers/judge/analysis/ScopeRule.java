package dev.conflayers.judge.analysis;

import dev.conflayers.stats.PointEstimate;
import dev.conflayers.suite.declared.Claim;
import java.util.List;

/**
 * How the bounds of tasks decide a claim of a scope. On the mean over tasks there is one test; on
 * every task each is tested at the full level, because all must pass; on any task the bounds hold
 * for all tasks at once, because the best is picked.
 */
final class ScopeRule {
  private ScopeRule() {}

  /**
   * Returns what the bounds say of "above {@code bound}".
   *
   * @param each bounds that hold one by one
   * @param joint bounds of the same that hold all at once
   */
  static ClaimVerdict.Call decide(
      Claim.Scope scope, List<PointEstimate> each, List<PointEstimate> joint, double bound) {
    boolean holds;
    boolean fails;
    if (scope == Claim.Scope.ANY_TASK) {
      holds = joint.stream().anyMatch(one -> one.low() > bound);
      fails = each.stream().allMatch(one -> one.high() < bound);
    } else {
      holds = each.stream().allMatch(one -> one.low() > bound);
      fails = joint.stream().anyMatch(one -> one.high() < bound);
    }
    if (each.isEmpty() || holds == fails) {
      return ClaimVerdict.Call.OPEN;
    }
    return holds ? ClaimVerdict.Call.HOLDS : ClaimVerdict.Call.FAILS;
  }

  /** Returns the index of the task that the claim hinges on: the slowest, or the fastest. */
  static int deciding(Claim.Scope scope, List<PointEstimate> each) {
    int deciding = 0;
    for (int i = 1; i < each.size(); i++) {
      boolean faster = each.get(i).point() > each.get(deciding).point();
      deciding = faster == (scope == Claim.Scope.ANY_TASK) ? i : deciding;
    }
    return deciding;
  }
}
