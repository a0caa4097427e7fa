package dev.conflayers.task;

import dev.conflayers.dataset.Example;
import dev.conflayers.metric.Metric;
import dev.conflayers.metric.Rouge;
import dev.conflayers.metric.RougeType;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Completion of Python functions (HumanEval, Chen et al. 2021), always the first of the file.
 *
 * <p>ROUGE-L against the canonical solution measures the similarity of the texts, not whether the
 * code works: pass@1 requires running the tests, which this harness does not do.
 */
final class HumanEval implements Task {
  private static final Pattern FENCED =
      Pattern.compile("```[a-zA-Z0-9]*\\n(.*?)(?:```|\\z)", Pattern.DOTALL);

  @Override
  public String name() {
    return "humaneval";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public List<String> fields() {
    return List.of("task_id", "prompt", "canonical_solution");
  }

  @Override
  public boolean shuffled() {
    return false;
  }

  @Override
  public int shots() {
    return 0;
  }

  @Override
  public String prompt(Example example, List<Example> shots) {
    return example.field("prompt").replace("    ", "\t");
  }

  @Override
  public String instruction(Example example) {
    return "Complete this Python function. Reply with the code only.\n\n```python\n"
        + example.field("prompt")
        + "\n```";
  }

  /**
   * Stop strings: what follows the body of a function at the left margin (Chen et al. 2021, section
   * 2).
   */
  @Override
  public List<String> stopStrings() {
    return List.of("\nclass", "\ndef", "\n#", "\nif", "\nprint");
  }

  /** Returns the first fenced block of a chat's output, else the body; its indent is kept. */
  @Override
  public String answer(String output) {
    Matcher fenced = FENCED.matcher(output);
    if (fenced.find()) {
      return fenced.group(1).stripTrailing();
    }
    int end = output.length();
    for (String stop : stopStrings()) {
      int at = output.indexOf(stop);
      end = at < 0 ? end : Math.min(end, at);
    }
    return output.substring(0, end).stripTrailing();
  }

  @Override
  public String reference(Example example) {
    return example.field("canonical_solution");
  }

  @Override
  public List<Metric> metrics() {
    return List.of(new Rouge(RougeType.ROUGE_L, false, Rouge.Measure.F));
  }
}
