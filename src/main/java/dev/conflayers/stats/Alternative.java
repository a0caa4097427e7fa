package dev.conflayers.stats;

/** What a test holds against "no difference". */
public enum Alternative {
  GREATER,
  LESS,
  TWO_SIDED
}
