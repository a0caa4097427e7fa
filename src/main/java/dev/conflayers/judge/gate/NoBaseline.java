package dev.conflayers.judge.gate;

import org.jspecify.annotations.Nullable;

/** Findings where nothing can be compared. */
final class NoBaseline {
  private NoBaseline() {}

  static RuleFinding finding(@Nullable Double head, int n, int forks) {
    return RuleFinding.uncompared(
        GateState.NO_BASELINE,
        null,
        head,
        RuleVerdict.Sample.of(n, forks),
        (head == null ? "it" : Say.number(head)) + " has nothing to be compared with",
        "run 'conflayers baseline save' on what is known to be good");
  }

  static RuleFinding otherWork(Base base, @Nullable Double head, int n, int forks) {
    return RuleFinding.uncompared(
        GateState.PROVENANCE,
        null,
        head,
        RuleVerdict.Sample.of(n, forks),
        base.name() + " did other work: " + base.otherWork() + " differ",
        "run 'conflayers baseline save' for the work as it is now");
  }
}
