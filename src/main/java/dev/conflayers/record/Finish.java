package dev.conflayers.record;

/** Why a generation ended. */
public enum Finish {
  /** A token that ends the sequence was emitted; it is the last of the output. */
  STOP_TOKEN,
  /** A stop string appeared; the output ends with the token that completed it. */
  STOP_STRING,
  /** The limit of new tokens was reached. */
  LENGTH,
  /** It failed before it ended. */
  NONE,
  /** The file of an imported run does not tell. */
  UNKNOWN
}
