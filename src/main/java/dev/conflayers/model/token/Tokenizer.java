package dev.conflayers.model.token;

import java.util.Optional;
import java.util.Set;

/** Turns text into vocabulary ids and back, the way one checkpoint was trained to. */
public interface Tokenizer {
  /**
   * Returns the ids of {@code text}, with the special tokens its checkpoint adds by default (BOS
   * for Llama, none for Qwen). Special tokens spelled out in the text become their ids.
   */
  TokenIds encode(String text);

  /** Returns the text of {@code tokens}, special tokens left out. */
  String decode(TokenIds tokens);

  /** Returns the ids that end a sequence; several for most instruct models, none for some. */
  Set<Integer> endOfSequence();

  /** Returns the form that turns, if any, take in this checkpoint's chats. */
  Optional<ChatFormat> chatFormat();

  /** Returns what identifies the vocabulary: equal fingerprints encode alike. */
  String fingerprint();
}
