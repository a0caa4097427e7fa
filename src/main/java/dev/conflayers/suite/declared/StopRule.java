package dev.conflayers.suite.declared;

/** When a generation ends before its most new tokens. */
public enum StopRule {
  /** At a token or a string that ends the answer. */
  NATURAL,
  /** Never: every generation has the same length, the cleanest basis for timing. */
  IGNORE_EOS
}
