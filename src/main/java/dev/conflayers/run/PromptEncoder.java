package dev.conflayers.run;

import dev.conflayers.decode.StopPolicy;
import dev.conflayers.plan.PlannedPrompt;
import dev.conflayers.suite.StopRule;
import dev.conflayers.token.ChatFormat;
import dev.conflayers.token.TokenIds;
import dev.conflayers.token.Tokenizer;
import java.util.Set;

/** Turns planned prompts into the tokens and the stop policy one model needs. */
public final class PromptEncoder {
  private final Tokenizer tokenizer;
  private final StopRule rule;

  public PromptEncoder(Tokenizer tokenizer, StopRule rule) {
    this.tokenizer = tokenizer;
    this.rule = rule;
  }

  /**
   * Returns the tokens of {@code prompt}, in the model's chat format if it is a user turn.
   *
   * @throws IllegalArgumentException if the model has no chat format
   */
  public TokenIds encode(PlannedPrompt prompt) {
    if (!prompt.chat()) {
      return tokenizer.encode(prompt.text());
    }
    ChatFormat format =
        tokenizer
            .chatFormat()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "task "
                            + prompt.task()
                            + " has chat: true, but the model has no chat format; set chat: false"
                            + " or choose an instruct model"));
    return tokenizer.encode(format.render(prompt.text()));
  }

  public StopPolicy stop(PlannedPrompt prompt) {
    return rule == StopRule.IGNORE_EOS
        ? StopPolicy.of(prompt.maxNewTokens(), Set.of())
        : StopPolicy.of(
            prompt.maxNewTokens(), tokenizer.endOfSequence(), prompt.stopStrings(), tokenizer);
  }
}
