package dev.conflayers.analysis;

import dev.conflayers.base.Kebab;
import java.util.List;

/** Over which tasks a speedup is claimed: three questions, three procedures. */
public enum Scope {
  /** On the mean over tasks: one test. */
  SUITE,
  /** On every task: each is tested at the full level, for all must pass. */
  EVERY_TASK,
  /** On at least one task: bounds that hold for all tasks at once, for the best is picked. */
  ANY_TASK;

  static Scope of(String word) {
    return Kebab.constant(Scope.class, word).orElseThrow();
  }

  /**
   * Returns what the bounds say of "above {@code bound}".
   *
   * @param each bounds that hold one by one
   * @param joint bounds of the same that hold all at once
   */
  ClaimVerdict.Call decide(List<OneSided> each, List<OneSided> joint, double bound) {
    boolean holds;
    boolean fails;
    if (this == ANY_TASK) {
      holds = joint.stream().anyMatch(one -> one.lower() > bound);
      fails = each.stream().allMatch(one -> one.upper() < bound);
    } else {
      holds = each.stream().allMatch(one -> one.lower() > bound);
      fails = joint.stream().anyMatch(one -> one.upper() < bound);
    }
    if (each.isEmpty() || holds == fails) {
      return ClaimVerdict.Call.OPEN;
    }
    return holds ? ClaimVerdict.Call.HOLDS : ClaimVerdict.Call.FAILS;
  }

  /** Returns the index of the task that the claim hinges on: the slowest, or the fastest. */
  int deciding(List<OneSided> each) {
    int deciding = 0;
    for (int i = 1; i < each.size(); i++) {
      boolean faster = each.get(i).point() > each.get(deciding).point();
      deciding = faster == (this == ANY_TASK) ? i : deciding;
    }
    return deciding;
  }
}
