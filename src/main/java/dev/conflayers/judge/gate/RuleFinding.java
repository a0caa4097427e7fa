package dev.conflayers.judge.gate;

import org.jspecify.annotations.Nullable;

/**
 * A rule's result before multiplicity correction.
 *
 * @param state the state, unless hypotheses decide it
 * @param change with a level of 0 if there is no interval
 */
record RuleFinding(
    GateState state,
    @Nullable Double base,
    @Nullable Double head,
    RuleVerdict.Change change,
    RuleVerdict.Sample sample,
    String message,
    String remedy) {

  /** Returns a finding that does not follow from values. */
  static RuleFinding because(GateState state, String message, String remedy) {
    return new RuleFinding(
        state, null, null, RuleVerdict.Change.NONE, RuleVerdict.Sample.of(0, 0), message, remedy);
  }

  /** Returns a finding of a value without comparison. */
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
