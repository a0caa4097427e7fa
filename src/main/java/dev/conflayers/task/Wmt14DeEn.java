package dev.conflayers.task;

import dev.conflayers.dataset.Example;
import dev.conflayers.metric.Metric;
import dev.conflayers.metric.Rouge;
import dev.conflayers.metric.RougeType;
import java.util.List;

/** Translation of news sentences from German to English (WMT 2014). */
final class Wmt14DeEn implements Task {
  @Override
  public String name() {
    return "wmt14-de-en";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public List<String> fields() {
    return List.of("translation.de", "translation.en");
  }

  @Override
  public int shots() {
    return 0;
  }

  @Override
  public String prompt(Example example, List<Example> shots) {
    return "Translate German to English:\nGerman: " + german(example) + "\nEnglish:";
  }

  @Override
  public String promptTail() {
    return "\nEnglish:";
  }

  @Override
  public String instruction(Example example) {
    return "Translate this German sentence to English. Reply with the translation only.\n\n"
        + german(example);
  }

  /** A translation is one line, after which a base model continues with another pair. */
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
    return example.field("translation.en");
  }

  /** Unstemmed: the exact word form is part of a translation. */
  @Override
  public List<Metric> metrics() {
    return List.of(
        new Rouge(RougeType.ROUGE_1, false, Rouge.Measure.F),
        new Rouge(RougeType.ROUGE_2, false, Rouge.Measure.F),
        new Rouge(RougeType.ROUGE_L, false, Rouge.Measure.F));
  }

  private static String german(Example example) {
    return example.field("translation.de");
  }
}
