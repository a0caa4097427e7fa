package dev.conflayers.task;

import dev.conflayers.dataset.Example;
import dev.conflayers.metric.Metric;
import java.util.List;

/**
 * Continuation of short stories from the embedded model's corpus. A story may continue in many
 * ways, so only agreement with full depth is scored.
 */
final class MiniStories implements Task {
  @Override
  public String name() {
    return "mini-stories";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public List<String> fields() {
    return List.of("opening");
  }

  @Override
  public int shots() {
    return 0;
  }

  @Override
  public String prompt(Example example, List<Example> shots) {
    return Shots.before(shots, MiniStories::told, "continuation") + told(example);
  }

  @Override
  public String instruction(Example example) {
    return "Continue this story.\n\n" + example.field("opening");
  }

  @Override
  public List<String> stopStrings() {
    return List.of("\nStory:");
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

  private static String told(Example example) {
    return "Story: " + example.field("opening");
  }
}
