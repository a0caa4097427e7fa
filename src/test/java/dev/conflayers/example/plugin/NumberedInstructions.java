package dev.conflayers.example.plugin;

import dev.conflayers.dataset.Example;
import dev.conflayers.metric.Metric;
import dev.conflayers.task.Task;
import java.util.List;

/** An example of a task that a jar brings: the embedded instructions, asked another way. */
public final class NumberedInstructions implements Task {
  @Override
  public String name() {
    return "numbered-instructions";
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
    return "Task: " + instruction(example) + "\nOutput:";
  }

  @Override
  public String instruction(Example example) {
    return example.field("instruction") + "\nInput: " + example.field("input");
  }

  @Override
  public List<String> stopStrings() {
    return List.of("\n");
  }

  @Override
  public String answer(String output) {
    return output.strip();
  }

  @Override
  public String reference(Example example) {
    return example.field("output");
  }

  @Override
  public List<Metric> metrics() {
    return List.of();
  }
}
