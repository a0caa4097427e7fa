package dev.conflayers.gate;

import org.jspecify.annotations.Nullable;

/**
 * A rule's result before multiplicity correction.
 *
 * @param state as far as hypotheses do not decide it
 * @param change with a level of 0 where there is no interval
 */
record Finding(
    GateState state,
    @Nullable Double base,
    @Nullable Double head,
    RuleVerdict.Change change,
    RuleVerdict.Sample sample,
    String message,
    String remedy) {

  /** A state that follows from something other than values. */
  static Finding because(GateState state, String message, String remedy) {
    return new Finding(
        state, null, null, RuleVerdict.Change.NONE, RuleVerdict.Sample.of(0, 0), message, remedy);
  }

  /** Values of which nothing is compared. */
  static Finding uncompared(
      GateState state,
      @Nullable Double base,
      @Nullable Double head,
      RuleVerdict.Sample sample,
      String message,
      String remedy) {
    return new Finding(state, base, head, RuleVerdict.Change.NONE, sample, message, remedy);
  }

  Finding with(GateState other, String otherMessage, String otherRemedy) {
    return new Finding(other, base, head, change, sample, otherMessage, otherRemedy);
  }
}
