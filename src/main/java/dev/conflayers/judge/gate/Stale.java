package dev.conflayers.judge.gate;

/** Note on an improvement that the baseline does not have yet. */
final class Stale {
  static final String REMEDY = "run 'conflayers baseline save', so that it cannot be lost again";

  private Stale() {}

  static String of(double improvement) {
    return "; STALE_BASELINE: improved by " + Say.percent(improvement);
  }
}
