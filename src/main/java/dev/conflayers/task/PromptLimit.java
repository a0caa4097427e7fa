package dev.conflayers.task;

import dev.conflayers.model.token.TokenIds;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The maximum length of a prompt: the model's positions minus the output and a reserve for the
 * draft tree. A longer prompt loses the end of its body and keeps its tail, such as {@code
 * "\nSummary:"}.
 *
 * <p>This is the ConfLayers authors' rule ({@code prompt + new + 250 >= positions}) without its two
 * defects: a task with an empty tail does not get its prompt twice, and a prompt that only just
 * fits does not lose its body.
 *
 * @param positions maximum number of tokens of the model
 * @param newTokens maximum number of generated tokens
 * @param reserve positions kept free for the draft tree; {@link #TREE_RESERVE} in the original
 */
public record PromptLimit(int positions, int newTokens, int reserve) {
  public static final int TREE_RESERVE = 250;

  public PromptLimit {
    if (newTokens < 1 || reserve < 0) {
      throw new IllegalArgumentException(
          "new tokens must be >= 1 and the reserve >= 0, got " + newTokens + " and " + reserve);
    }
  }

  /** Returns the maximum number of tokens of a prompt, which may be 0. */
  public int longest() {
    return Math.max(positions - newTokens - reserve, 0);
  }

  /**
   * Returns {@code prompt}, truncated if it is too long.
   *
   * @param tail the prompt's last words, encoded separately; leading special tokens are harmless
   */
  public TokenIds fit(TokenIds prompt, TokenIds tail) {
    int excess = prompt.size() - longest();
    if (excess <= 0) {
      return prompt;
    }
    int kept = tailTokens(prompt, tail);
    int body = prompt.size() - kept - excess;
    if (body < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a prompt of %d tokens cannot be cut to %d, since its last %d stay (%d positions, %d"
                  + " new tokens, %d in reserve); generate fewer tokens or use a model with more"
                  + " positions",
              prompt.size(),
              longest(),
              kept,
              positions,
              newTokens,
              reserve));
    }
    int from = prompt.size() - kept;
    return TokenIds.of(
        IntStream.range(0, prompt.size())
            .filter(i -> i < body || i >= from)
            .map(prompt::get)
            .toArray());
  }

  /** The tail's first token may have merged with the body's last, which is then kept too. */
  private static int tailTokens(TokenIds prompt, TokenIds tail) {
    int most = Math.min(prompt.size(), tail.size());
    int common = 0;
    while (common < most
        && prompt.get(prompt.size() - 1 - common) == tail.get(tail.size() - 1 - common)) {
      common++;
    }
    return common < most ? common + 1 : common;
  }
}
