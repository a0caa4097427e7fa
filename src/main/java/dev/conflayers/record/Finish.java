package dev.conflayers.record;

/** Why a generation ended. */
public enum Finish {
  /** A token that ends the sequence was emitted; it is the last of the output. */
  STOP_TOKEN,
  /** A stop string appeared; the output ends with the token that completed it. */
  STOP_STRING,
  /** The most new tokens that were asked for have been emitted. */
  LENGTH,
  /** It failed before it ended. */
  NONE,
  /** The file of an imported run does not say. */
  UNKNOWN
}
