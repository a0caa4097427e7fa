package dev.conflayers.decode;

import dev.conflayers.model.token.TokenIds;
import dev.conflayers.model.token.Tokenizer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stop criteria of a generation: a pure function of its tokens, so that every decoder ends the same
 * tokens at the same place.
 *
 * <p>A stop token is kept as the last token; a stop string ends the generation with the token that
 * completes it.
 */
public final class StopPolicy {
  private final int maxNewTokens;
  private final Set<Integer> stopTokens;
  private final List<String> stopStrings;
  private final @Nullable Tokenizer tokenizer;

  private StopPolicy(
      int maxNewTokens,
      Set<Integer> stopTokens,
      List<String> stopStrings,
      @Nullable Tokenizer tokenizer) {
    if (maxNewTokens < 1) {
      throw new IllegalArgumentException("maxNewTokens must be at least 1, got " + maxNewTokens);
    }
    this.maxNewTokens = maxNewTokens;
    this.stopTokens = Set.copyOf(stopTokens);
    this.stopStrings = List.copyOf(stopStrings);
    this.tokenizer = tokenizer;
  }

  /** Returns the policy that ends after {@code maxNewTokens} or at one of {@code stopTokens}. */
  public static StopPolicy of(int maxNewTokens, Set<Integer> stopTokens) {
    return new StopPolicy(maxNewTokens, stopTokens, List.of(), null);
  }

  /** Returns the policy that also ends once the text holds one of {@code stopStrings}. */
  public static StopPolicy of(
      int maxNewTokens, Set<Integer> stopTokens, List<String> stopStrings, Tokenizer tokenizer) {
    return new StopPolicy(maxNewTokens, stopTokens, stopStrings, tokenizer);
  }

  public int maxNewTokens() {
    return maxNewTokens;
  }

  public Set<Integer> stopTokens() {
    return stopTokens;
  }

  /**
   * Returns where {@code output} ends: how many of its tokens to keep and why, or null if it goes
   * on. The first {@code checked} tokens are known to go on.
   */
  public @Nullable End end(TokenIds output, int checked) {
    int limit = Math.min(output.size(), maxNewTokens);
    for (int i = checked; i < limit; i++) {
      if (stopTokens.contains(output.get(i))) {
        return new End(i + 1, FinishReason.STOP_TOKEN);
      }
      if (completesStopString(output, i + 1)) {
        return new End(i + 1, FinishReason.STOP_STRING);
      }
    }
    return limit == maxNewTokens ? new End(maxNewTokens, FinishReason.LENGTH) : null;
  }

  private boolean completesStopString(TokenIds output, int size) {
    if (stopStrings.isEmpty() || tokenizer == null) {
      return false;
    }
    String text = tokenizer.decode(output.prefix(size));
    return stopStrings.stream().anyMatch(text::contains);
  }

  /** The number of tokens to keep, and the reason. */
  public record End(int tokens, FinishReason reason) {}
}
