package dev.conflayers.suite.plan;

import java.util.List;

/**
 * The prompt of one example.
 *
 * @param text the whole prompt of a base model, or the user turn of a chat
 * @param stopStrings strings that end the answer
 * @param template of the example; empty if its dataset names none
 */
public record PlannedPrompt(
    String task,
    String example,
    String text,
    boolean chat,
    List<String> stopStrings,
    int maxNewTokens,
    String reference,
    String template) {
  public PlannedPrompt {
    stopStrings = List.copyOf(stopStrings);
  }
}
