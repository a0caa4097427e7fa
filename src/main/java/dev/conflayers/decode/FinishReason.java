package dev.conflayers.decode;

/** Why a generation ended. */
public enum FinishReason {
  /** A token that ends the sequence was emitted; it is the last of the generation. */
  STOP_TOKEN,
  /** A stop string appeared; the generation ends with the token that completed it. */
  STOP_STRING,
  /** The limit of new tokens was reached. */
  LENGTH
}
