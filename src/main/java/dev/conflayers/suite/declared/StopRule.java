package dev.conflayers.suite.declared;

/** Rule for ending a generation before its limit of new tokens. */
public enum StopRule {
  /** At a token or a string that ends the answer. */
  NATURAL,
  /** Never: every generation has the same length, the cleanest basis for timing. */
  IGNORE_EOS
}
