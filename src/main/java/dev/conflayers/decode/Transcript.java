package dev.conflayers.decode;

import dev.conflayers.model.token.TokenIds;
import java.util.Arrays;

/**
 * The prompt and everything emitted after it. The last token is the root of the next draft: the
 * only one whose row is not in the session.
 */
public final class Transcript {
  private final int promptLength;
  private int[] tokens;
  private int length;

  Transcript(TokenIds prompt, int expectedOutput) {
    this.promptLength = prompt.size();
    this.tokens = Arrays.copyOf(prompt.toArray(), prompt.size() + expectedOutput);
    this.length = prompt.size();
  }

  public int promptLength() {
    return promptLength;
  }

  public int length() {
    return length;
  }

  /** Returns the number of tokens after the prompt, the root included. */
  public int emitted() {
    return length - promptLength;
  }

  /** Returns the number of tokens after the prompt whose rows are in the session. */
  public int committed() {
    return emitted() - 1;
  }

  public int token(int index) {
    return tokens[index];
  }

  /** Returns the last emitted token. */
  public int root() {
    return tokens[length - 1];
  }

  /** Returns a copy of the tokens from {@code from} up to, but not including, {@code to}. */
  public int[] slice(int from, int to) {
    return Arrays.copyOfRange(tokens, from, to);
  }

  void emit(int token) {
    if (length == tokens.length) {
      tokens = Arrays.copyOf(tokens, 2 * length);
    }
    tokens[length++] = token;
  }

  /** Returns the first {@code count} tokens after the prompt. */
  TokenIds output(int count) {
    return TokenIds.of(slice(promptLength, promptLength + count));
  }
}
