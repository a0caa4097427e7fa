package dev.conflayers.task;

import dev.conflayers.dataset.Example;
import dev.conflayers.metric.Metric;
import java.util.List;

/**
 * Continuation of short stories (TinyStories, Eldan and Li 2023). There is no right continuation:
 * the prompt ends where the published story does, so nothing is scored.
 */
final class TinyStories implements Task {
  /** The ConfLayers authors' prompt is an indented Python literal; its margin is part of it. */
  private static final String MARGIN = " ".repeat(20);

  @Override
  public String name() {
    return "tinystories";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public List<String> fields() {
    return List.of("text");
  }

  @Override
  public int shots() {
    return 1;
  }

  @Override
  public String prompt(Example example, List<Example> shots) {
    StringBuilder prompt = new StringBuilder();
    for (Example shot : shots) {
      String story = PythonText.strip(PythonText.from(shot.field("text"), 50));
      prompt.append("Here is an example of a story:\n").append(MARGIN).append(story);
      prompt.append('\n').append(MARGIN);
    }
    String opening = PythonText.from(PythonText.strip(example.field("text")), 100);
    return prompt.append("Now, continue the following story:\n").append(opening).toString();
  }

  @Override
  public boolean mayBeCut() {
    return true;
  }

  @Override
  public String instruction(Example example) {
    return "Continue this story.\n\n" + PythonText.strip(example.field("text"));
  }

  @Override
  public List<String> stopStrings() {
    return List.of("<|endoftext|>", "\nHere is an example of a story:");
  }

  @Override
  public String answer(String output) {
    return Answers.untilStop(output, stopStrings());
  }

  @Override
  public String reference(Example example) {
    return "";
  }

  @Override
  public List<Metric> metrics() {
    return List.of();
  }
}
