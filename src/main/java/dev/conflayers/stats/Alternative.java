package dev.conflayers.stats;

/** The alternative hypothesis of a test of no difference. */
public enum Alternative {
  GREATER,
  LESS,
  TWO_SIDED
}
