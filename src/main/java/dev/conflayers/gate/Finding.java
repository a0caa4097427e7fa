package dev.conflayers.gate;

import org.jspecify.annotations.Nullable;

/**
 * What a rule came to, before it is known what others did.
 *
 * @param state as far as hypotheses do not decide it
 * @param level of the interval; 0 where there is none
 */
record Finding(
    GateState state,
    @Nullable Double base,
    @Nullable Double head,
    @Nullable Double change,
    @Nullable Double low,
    @Nullable Double high,
    double level,
    @Nullable Double delta,
    int pairs,
    int forks,
    @Nullable Double mde,
    @Nullable Integer needed,
    String message,
    String remedy) {

  /** A state that follows from something other than values. */
  static Finding because(GateState state, String message, String remedy) {
    return new Finding(
        state, null, null, null, null, null, 0, null, 0, 0, null, null, message, remedy);
  }

  /** Values without noise. */
  static Finding exact(
      GateState state,
      @Nullable Double base,
      @Nullable Double head,
      @Nullable Double change,
      @Nullable Double delta,
      int pairs,
      int forks,
      String message,
      String remedy) {
    return new Finding(
        state, base, head, change, null, null, 0, delta, pairs, forks, null, null, message, remedy);
  }

  Finding with(GateState other, String otherMessage, String otherRemedy) {
    return new Finding(
        other,
        base,
        head,
        change,
        low,
        high,
        level,
        delta,
        pairs,
        forks,
        mde,
        needed,
        otherMessage,
        otherRemedy);
  }
}
