package dev.conflayers.model.token;

import java.util.Optional;
import java.util.Set;

/** A checkpoint's tokenizer: turns text into vocabulary ids and back. */
public interface Tokenizer {
  /**
   * Returns the ids of {@code text}, with the special tokens its checkpoint adds by default (BOS
   * for Llama, none for Qwen). Special tokens spelled out in the text become their ids.
   */
  TokenIds encode(String text);

  /** Returns the text of {@code tokens} without special tokens. */
  String decode(TokenIds tokens);

  /** Returns the ids that end a sequence; several for most instruct models, none for some. */
  Set<Integer> endOfSequence();

  /** Returns the chat format of this checkpoint, if it has one. */
  Optional<ChatFormat> chatFormat();

  /** Returns the fingerprint of the vocabulary: tokenizers with equal fingerprints encode alike. */
  String fingerprint();
}
