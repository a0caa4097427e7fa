package dev.conflayers.judge.claim;

import dev.conflayers.stats.PointEstimate;
import dev.conflayers.suite.declared.Claim;
import java.util.List;

/**
 * Decides a claim from the bounds of tasks by its scope. The mean over tasks is one test; for every
 * task, each is tested at the full level, because all must pass (intersection-union); for any task,
 * the bounds are simultaneous, because the best is picked.
 */
final class ScopeRule {
  private ScopeRule() {}

  /**
   * Returns what the bounds say about "above {@code bound}".
   *
   * @param each bounds that hold individually
   * @param joint simultaneous bounds of the same
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

  /** Returns the index of the task that decides the claim: the slowest or the fastest. */
  static int deciding(Claim.Scope scope, List<PointEstimate> each) {
    int deciding = 0;
    for (int i = 1; i < each.size(); i++) {
      boolean faster = each.get(i).point() > each.get(deciding).point();
      deciding = faster == (scope == Claim.Scope.ANY_TASK) ? i : deciding;
    }
    return deciding;
  }
}
