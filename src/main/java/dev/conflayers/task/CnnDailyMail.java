package dev.conflayers.task;

import dev.conflayers.dataset.Example;
import dev.conflayers.metric.Metric;
import dev.conflayers.metric.Rouge;
import dev.conflayers.metric.RougeType;
import java.util.List;

/**
 * Summarisation of news articles (CNN/DailyMail 3.0.0): references are highlights, one per line.
 */
final class CnnDailyMail implements Task {
  @Override
  public String name() {
    return "cnn-dailymail";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public List<String> fields() {
    return List.of("article", "highlights");
  }

  @Override
  public int shots() {
    return 1;
  }

  @Override
  public String prompt(Example example, List<Example> shots) {
    StringBuilder prompt = new StringBuilder();
    for (Example shot : shots) {
      prompt.append(article(shot)).append(' ').append(shot.field("highlights").replace("\n", ""));
      prompt.append('\n');
    }
    return prompt.append(article(example)).toString();
  }

  @Override
  public String promptTail() {
    return "\nSummary:";
  }

  @Override
  public boolean mayBeCut() {
    return true;
  }

  @Override
  public String instruction(Example example) {
    return "Summarise this news article in three or four short sentences.\n\n"
        + example.field("article");
  }

  @Override
  public List<String> stopStrings() {
    return List.of("\nArticle:");
  }

  @Override
  public String answer(String output) {
    return Answers.untilStop(output, stopStrings());
  }

  @Override
  public String reference(Example example) {
    return example.field("highlights");
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        Rouge.stemmedF(RougeType.ROUGE_1),
        Rouge.stemmedF(RougeType.ROUGE_2),
        Rouge.stemmedF(RougeType.ROUGE_L),
        Rouge.stemmedF(RougeType.ROUGE_LSUM));
  }

  private static String article(Example example) {
    return "Article: " + example.field("article") + "\nSummary:";
  }
}
