package dev.conflayers.judge.gate;

import org.jspecify.annotations.Nullable;

/** Findings of rules without a comparable baseline. */
final class NoBaseline {
  private NoBaseline() {}

  static RuleFinding finding(@Nullable Double head, int n, int forks) {
    return RuleFinding.uncompared(
        GateState.NO_BASELINE,
        null,
        head,
        RuleVerdict.Sample.of(n, forks),
        (head == null ? "it" : Say.number(head)) + " has no baseline to compare with",
        "run 'conflayers baseline save' on a run that is known to be good");
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
