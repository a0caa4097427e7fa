package dev.conflayers.task;

import dev.conflayers.dataset.Example;
import dev.conflayers.metric.Metric;
import dev.conflayers.metric.Rouge;
import dev.conflayers.metric.RougeType;
import java.util.List;

/** Instructions with or without an input (Stanford Alpaca), in the ConfLayers authors' layout. */
final class Alpaca implements Task {
  @Override
  public String name() {
    return "alpaca";
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

  /** All on one line, with a trailing space, and a blank if there is no input. */
  @Override
  public String prompt(Example example, List<Example> shots) {
    return "### Instruction: "
        + example.field("instruction")
        + " ### Input: "
        + example.field("input")
        + promptTail();
  }

  @Override
  public String promptTail() {
    return " ### Response: ";
  }

  @Override
  public String instruction(Example example) {
    String input = example.field("input");
    return example.field("instruction") + (input.isEmpty() ? "" : "\n\n" + input);
  }

  @Override
  public List<String> stopStrings() {
    return List.of("### Instruction:", "### Input:", "### Response:");
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
    return List.of(Rouge.stemmedF(RougeType.ROUGE_1), Rouge.stemmedF(RougeType.ROUGE_L));
  }
}
