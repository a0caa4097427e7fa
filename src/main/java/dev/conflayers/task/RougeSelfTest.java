package dev.conflayers.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.conflayers.data.Dataset;
import dev.conflayers.data.DatasetFile;
import dev.conflayers.data.DatasetProblem;
import dev.conflayers.data.Example;
import dev.conflayers.data.JsonRows;
import dev.conflayers.metric.Rouge;
import dev.conflayers.metric.RougeScore;
import dev.conflayers.metric.RougeType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Our ROUGE against scores that others computed and wrote to a file.
 *
 * <p>A row has {@code id}, {@code prediction}, and under {@code nostem} and {@code stem} the
 * precision, recall and F of {@code rouge1}, {@code rouge2}, {@code rougeL}, {@code rougeLsum},
 * rounded to {@value #DIGITS} digits. Its reference is its field {@code reference} where it has
 * one, else the {@code highlights} of the CNN/DailyMail article with its id.
 */
public final class RougeSelfTest {
  static final int DIGITS = 9;
  private static final String USUAL_ARTICLES = "../cnn_dailymail/test_first400.jsonl";

  private RougeSelfTest() {}

  /**
   * How many rows came out exact in every digit of every score.
   *
   * @param mismatches one line for each score that did not
   */
  public record Outcome(int exact, int rows, List<String> mismatches) {
    public Outcome {
      mismatches = List.copyOf(mismatches);
    }

    public boolean passed() {
      return exact == rows;
    }

    /** Returns {@code N of M exact}. */
    @Override
    public String toString() {
      return exact + " of " + rows + " exact";
    }
  }

  /** Checks {@code scores}, with the articles that lie where they do in our own test data. */
  public static Outcome check(Path scores) {
    return check(scores, scores.resolveSibling(USUAL_ARTICLES).normalize());
  }

  /** Checks {@code scores} against references by id from {@code articles}, read if needed. */
  public static Outcome check(Path scores, Path articles) {
    List<JsonRows.Row> rows = JsonRows.read(scores);
    boolean selfContained = rows.stream().allMatch(row -> row.object().has("reference"));
    Map<String, String> highlights = selfContained ? Map.of() : highlights(articles);
    List<String> mismatches = new ArrayList<>();
    int exact = 0;
    for (JsonRows.Row row : rows) {
      int before = mismatches.size();
      check(scores, row, reference(scores, row, highlights, articles), mismatches);
      exact += mismatches.size() == before ? 1 : 0;
    }
    return new Outcome(exact, rows.size(), mismatches);
  }

  private static void check(
      Path file, JsonRows.Row row, String reference, List<String> mismatches) {
    String output = text(file, row, "prediction");
    for (boolean stemmed : new boolean[] {false, true}) {
      String group = stemmed ? "stem" : "nostem";
      for (RougeType type : RougeType.values()) {
        JsonNode wanted = row.object().path(group).path(type.label());
        if (wanted.size() != 3) {
          throw problem(
              file,
              row,
              "there is no " + group + "." + type.label() + " of [precision, recall, f]");
        }
        RougeScore got = new Rouge(type, stemmed, Rouge.Measure.F).compare(output, reference);
        List<Double> numbers = List.of(got.precision(), got.recall(), got.f());
        for (int i = 0; i < 3; i++) {
          if (!equalInEveryDigit(numbers.get(i), wanted.get(i).asDouble())) {
            mismatches.add(
                String.format(
                    Locale.ROOT,
                    "%s:%d: %s.%s[%d] should be %s, is %s",
                    file,
                    row.line(),
                    group,
                    type.label(),
                    i,
                    wanted.get(i),
                    numbers.get(i)));
          }
        }
      }
    }
  }

  private static boolean equalInEveryDigit(double exact, double published) {
    BigDecimal rounded = new BigDecimal(exact).setScale(DIGITS, RoundingMode.HALF_EVEN);
    return rounded.doubleValue() == published;
  }

  private static Map<String, String> highlights(Path articles) {
    Dataset dataset =
        DatasetFile.read(articles, "cnn_dailymail", "test", List.of("id", "highlights"));
    return dataset.examples().stream()
        .collect(Collectors.toMap(Example::id, example -> example.field("highlights")));
  }

  private static String reference(
      Path file, JsonRows.Row row, Map<String, String> highlights, Path articles) {
    if (row.object().has("reference")) {
      return text(file, row, "reference");
    }
    String id = text(file, row, "id");
    return Optional.ofNullable(highlights.get(id))
        .orElseThrow(
            () -> problem(file, row, "no article in " + articles + " has id '" + id + "'"));
  }

  private static String text(Path file, JsonRows.Row row, String field) {
    JsonNode value = row.object().path(field);
    if (!value.isTextual()) {
      throw problem(file, row, "there is no text '" + field + "'");
    }
    return value.asText();
  }

  private static DatasetProblem problem(Path file, JsonRows.Row row, String what) {
    return new DatasetProblem(file + ":" + row.line() + ": " + what);
  }
}
