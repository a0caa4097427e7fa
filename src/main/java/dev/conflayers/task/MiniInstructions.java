package dev.conflayers.task;

import dev.conflayers.dataset.Example;
import dev.conflayers.metric.ExactMatch;
import dev.conflayers.metric.Metric;
import java.util.List;

/** Instructions from the embedded model's corpus, each with one right answer on one line. */
final class MiniInstructions implements Task {
  @Override
  public String name() {
    return "mini-instructions";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public List<String> fields() {
    return List.of("instruction", "input", "output");
  }

  @Override
  public int shots() {
    return 0;
  }

  @Override
  public String prompt(Example example, List<Example> shots) {
    return Shots.before(shots, MiniInstructions::asked, "output") + asked(example);
  }

  @Override
  public String promptTail() {
    return "\nOutput:";
  }

  @Override
  public String instruction(Example example) {
    String input = example.field("input");
    return example.field("instruction") + (input.isEmpty() ? "" : "\n\n" + input);
  }

  @Override
  public List<String> stopStrings() {
    return List.of("\n");
  }

  @Override
  public String answer(String output) {
    return Answers.untilStop(output, stopStrings());
  }

  @Override
  public String reference(Example example) {
    return example.field("output");
  }

  @Override
  public List<Metric> metrics() {
    return List.of(new ExactMatch());
  }

  private static String asked(Example example) {
    String input = example.field("input");
    return "Task: "
        + example.field("instruction")
        + (input.isEmpty() ? "" : "\nInput: " + input)
        + "\nOutput:";
  }
}
