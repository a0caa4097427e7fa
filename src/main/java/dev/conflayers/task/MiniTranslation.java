package dev.conflayers.task;

import dev.conflayers.dataset.Example;
import dev.conflayers.metric.ExactMatch;
import dev.conflayers.metric.Metric;
import dev.conflayers.metric.Rouge;
import dev.conflayers.metric.RougeType;
import java.util.List;

/**
 * German sentences from the embedded model's corpus, each with the one translation that its grammar
 * gives; the prompt spends no tokens on fixed words.
 */
final class MiniTranslation implements Task {
  @Override
  public String name() {
    return "mini-translation";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public List<String> fields() {
    return List.of("de", "en");
  }

  @Override
  public int shots() {
    return 0;
  }

  @Override
  public String prompt(Example example, List<Example> shots) {
    return Shots.before(shots, MiniTranslation::asked, "en") + asked(example);
  }

  @Override
  public String promptTail() {
    return "\nEnglish:";
  }

  @Override
  public String instruction(Example example) {
    return "Translate this German sentence to English. Reply with the translation only.\n\n"
        + example.field("de");
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
    return example.field("en");
  }

  /** Rows have one right answer, so exact match is used. */
  @Override
  public List<Metric> metrics() {
    return List.of(new ExactMatch(), new Rouge(RougeType.ROUGE_L, false, Rouge.Measure.F));
  }

  private static String asked(Example example) {
    return "German: " + example.field("de") + "\nEnglish:";
  }
}
