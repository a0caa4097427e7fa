package dev.conflayers.gate;

/** Says what is wrong with a key of {@code gate.yaml}, beginning with the key. */
final class Rules {
  private Rules() {}

  static void check(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
