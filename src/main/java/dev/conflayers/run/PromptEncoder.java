package dev.conflayers.run;

import dev.conflayers.decode.StopPolicy;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.token.ChatFormat;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.model.token.Tokenizer;
import dev.conflayers.suite.declared.StopRule;
import dev.conflayers.suite.plan.PlannedPrompt;
import dev.conflayers.suite.plan.RunPlan;
import dev.conflayers.suite.plan.Trial;
import dev.conflayers.task.PromptLimit;
import dev.conflayers.task.Task;
import dev.conflayers.task.Tasks;
import java.util.Optional;
import java.util.Set;

/** Turns planned prompts into the tokens and the stop policy one model needs. */
public final class PromptEncoder {
  private final Tokenizer tokenizer;
  private final StopRule rule;
  private final int positions;

  /** Encodes for {@code model}. */
  public PromptEncoder(LoadedModel model, StopRule rule) {
    this(model.tokenizer(), rule, model.model().shape().contextLength());
  }

  /**
   * Encodes for a model with this tokenizer.
   *
   * @param positions the most tokens the model can hold
   */
  PromptEncoder(Tokenizer tokenizer, StopRule rule, int positions) {
    this.tokenizer = tokenizer;
    this.rule = rule;
    this.positions = positions;
  }

  /** A prompt as the model takes it, and how many of its tokens were cut to make it fit. */
  record Fitted(TokenIds tokens, int cut) {}

  /**
   * Returns the tokens of {@code prompt}, in the model's chat format if it is a user turn, cut
   * where they are too many and the prompt's task allows it.
   *
   * @throws IllegalArgumentException if the model has no chat format, or if what may be cut is not
   *     enough
   */
  public TokenIds encode(PlannedPrompt prompt) {
    return fit(prompt).tokens();
  }

  Fitted fit(PlannedPrompt prompt) {
    String text = prompt.chat() ? chatFormat(prompt).render(prompt.text()) : prompt.text();
    TokenIds whole = tokenizer.encode(text);
    Optional<Task> task =
        Tasks.all().stream().filter(t -> t.name().equals(prompt.task()) && t.mayBeCut()).findAny();
    if (task.isEmpty()) {
      return new Fitted(whole, 0);
    }
    String tail = prompt.chat() ? after(prompt.text(), text) : task.get().promptTail();
    TokenIds fitting =
        new PromptLimit(positions, prompt.maxNewTokens(), PromptLimit.TREE_RESERVE)
            .fit(whole, tokenizer.encode(tail));
    return new Fitted(fitting, whole.size() - fitting.size());
  }

  /** Returns what a chat format put behind the user's words; it may have stripped these. */
  private static String after(String user, String rendered) {
    String words = user.strip();
    int at = rendered.lastIndexOf(words);
    return at < 0 ? "" : rendered.substring(at + words.length());
  }

  /**
   * @throws IllegalArgumentException if a prompt is a chat but the model has no format for one
   */
  void refuseChatsWithoutFormat(RunPlan plan) {
    plan.trials().stream()
        .map(Trial::prompt)
        .filter(PlannedPrompt::chat)
        .limit(1)
        .forEach(this::chatFormat);
  }

  ChatFormat chatFormat(PlannedPrompt prompt) {
    return tokenizer
        .chatFormat()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "task "
                        + prompt.task()
                        + " has chat: true, but the model has no chat format; set chat: false"
                        + " or choose an instruct model"));
  }

  public StopPolicy stop(PlannedPrompt prompt) {
    return rule == StopRule.IGNORE_EOS
        ? StopPolicy.of(prompt.maxNewTokens(), Set.of())
        : StopPolicy.of(
            prompt.maxNewTokens(), tokenizer.endOfSequence(), prompt.stopStrings(), tokenizer);
  }
}
