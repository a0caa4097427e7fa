package dev.conflayers.judge.gate;

import org.jspecify.annotations.Nullable;

/**
 * A rule's result before multiplicity correction.
 *
 * @param state as far as hypotheses do not decide it
 * @param change with a level of 0 where there is no interval
 */
record RuleFinding(
    GateState state,
    @Nullable Double base,
    @Nullable Double head,
    RuleVerdict.Change change,
    RuleVerdict.Sample sample,
    String message,
    String remedy) {

  /** A state that follows from something other than values. */
  static RuleFinding because(GateState state, String message, String remedy) {
    return new RuleFinding(
        state, null, null, RuleVerdict.Change.NONE, RuleVerdict.Sample.of(0, 0), message, remedy);
  }

  /** Values of which nothing is compared. */
  static RuleFinding uncompared(
      GateState state,
      @Nullable Double base,
      @Nullable Double head,
      RuleVerdict.Sample sample,
      String message,
      String remedy) {
    return new RuleFinding(state, base, head, RuleVerdict.Change.NONE, sample, message, remedy);
  }

  RuleFinding with(GateState other, String otherMessage, String otherRemedy) {
    return new RuleFinding(other, base, head, change, sample, otherMessage, otherRemedy);
  }
}
