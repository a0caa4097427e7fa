package dev.conflayers.task;

import dev.conflayers.dataset.Example;
import dev.conflayers.metric.Metric;
import dev.conflayers.metric.NumberMatch;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Grade-school word problems (GSM8K, Cobbe et al. 2021): worked answers that end in {@code #### n}.
 *
 * <p>The answer is the number after the first {@code ####}, else the last number of the output.
 */
final class Gsm8k implements Task {
  private static final String NUMBER = "[-+]?[$€£]?[-+]?(?:[0-9][0-9,]*(?:\\.[0-9]+)?|\\.[0-9]+)";
  private static final Pattern MARKED = Pattern.compile("####\\s*(" + NUMBER + ")");
  private static final Pattern ANY = Pattern.compile("(?<![0-9.])" + NUMBER);

  @Override
  public String name() {
    return "gsm8k";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public List<String> fields() {
    return List.of("question", "answer");
  }

  @Override
  public int shots() {
    return 5;
  }

  @Override
  public String prompt(Example example, List<Example> shots) {
    StringBuilder prompt = new StringBuilder();
    for (Example shot : shots) {
      prompt.append(question(shot)).append(' ').append(PythonText.strip(shot.field("answer")));
      prompt.append("\n\n");
    }
    return prompt.append(question(example)).toString();
  }

  @Override
  public String promptTail() {
    return "\nA:";
  }

  @Override
  public String instruction(Example example) {
    return PythonText.strip(example.field("question"))
        + "\n\nSolve this step by step. End with a line \"#### N\", where N is the final number.";
  }

  @Override
  public List<String> stopStrings() {
    return List.of("\nQ:");
  }

  @Override
  public String answer(String output) {
    String worked = Answers.untilStop(output, stopStrings());
    Matcher marked = MARKED.matcher(worked);
    if (marked.find()) {
      return normalised(marked.group(1));
    }
    String last = "";
    Matcher any = ANY.matcher(worked);
    while (any.find()) {
      last = any.group();
    }
    return normalised(last);
  }

  @Override
  public String reference(Example example) {
    return answer(example.field("answer"));
  }

  @Override
  public List<Metric> metrics() {
    return List.of(new NumberMatch());
  }

  private static String question(Example example) {
    return "Q: " + PythonText.strip(example.field("question")) + "\nA:";
  }

  /** Normalises a number: {@code $1,200.50} becomes {@code 1200.5}. */
  private static String normalised(String number) {
    Optional<BigDecimal> value = NumberMatch.parse(number);
    return value.map(v -> v.stripTrailingZeros().toPlainString()).orElse("");
  }
}
