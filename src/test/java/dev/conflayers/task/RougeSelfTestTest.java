package dev.conflayers.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.conflayers.data.DatasetProblem;
import dev.conflayers.metric.Rouge;
import dev.conflayers.metric.RougeScore;
import dev.conflayers.metric.RougeType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RougeSelfTestTest {
  private static final Path METRICS = Path.of("../shared/data/metrics");

  /** All values by rouge_score 0.1.2 (RougeScorer, with and without use_stemmer), rounded. */
  private static final String ROW =
      """
      {"id": "x", "prediction": "She died to see the sky. News exceeds every expectation!", \
      "reference": "She was dying to see the skies; the news exceeded expectations.", \
      "nostem": {"rouge1": [0.5, 0.454545455, 0.476190476], "rouge2": [0.222222222, 0.2, 0.210526316], "rougeL": [0.5, 0.454545455, 0.476190476], "rougeLsum": [0.5, 0.454545455, 0.476190476]}, \
      "stem": {"rouge1": [0.8, 0.727272727, 0.761904762], "rouge2": [0.444444444, 0.4, 0.421052632], "rougeL": [0.8, 0.727272727, 0.761904762], "rougeLsum": [0.8, 0.727272727, 0.761904762]}}
      """;

  @TempDir Path folder;

  @Test
  void passesARowThatIsRightInEveryDigit() throws IOException {
    Path scores = Files.writeString(folder.resolve("scores.jsonl"), ROW);
    RougeSelfTest.Outcome outcome = RougeSelfTest.check(scores);
    assertThat(outcome.mismatches()).isEmpty();
    assertThat(outcome).hasToString("1 of 1 exact");
    assertThat(outcome.passed()).isTrue();
  }

  @Test
  void namesADigitThatIsOff() throws IOException {
    String right = "0.476190476";
    assertThat(ROW).contains(right);
    Path scores =
        Files.writeString(folder.resolve("scores.jsonl"), ROW + ROW.replace(right, "0.476190477"));
    RougeSelfTest.Outcome outcome = RougeSelfTest.check(scores);
    assertThat(outcome).hasToString("1 of 2 exact");
    assertThat(outcome.passed()).isFalse();
    assertThat(outcome.mismatches())
        .isNotEmpty()
        .allMatch(m -> m.startsWith(scores + ":2: nostem.") && m.contains("should be 0.476190477"));
  }

  @Test
  void refusesARowItCannotScore() throws IOException {
    Path noScores =
        Files.writeString(
            folder.resolve("a.jsonl"), "{\"prediction\": \"a\", \"reference\": \"a\"}\n");
    assertThatThrownBy(() -> RougeSelfTest.check(noScores))
        .isInstanceOf(DatasetProblem.class)
        .hasMessage(noScores + ":1: there is no nostem.rouge1 of [precision, recall, f]");
    Path noReference =
        Files.writeString(folder.resolve("b.jsonl"), ROW.replace("reference", "ref"));
    Path articles =
        Files.writeString(
            folder.resolve("c.jsonl"), "{\"id\": \"y\", \"article\": \"\", \"highlights\": \"\"}");
    assertThatThrownBy(() -> RougeSelfTest.check(noReference, articles))
        .isInstanceOf(DatasetProblem.class)
        .hasMessageContaining("has id 'x'");
  }

  @Test
  void agreesOnAllFiftyArticlesInEveryDigit() {
    Path scores = METRICS.resolve("rouge_computed_cnndm_lead3_50.jsonl");
    assumeThat(Files.exists(scores))
        .as("SKIPPED: the ROUGE oracle is not here (%s)", scores)
        .isTrue();
    RougeSelfTest.Outcome outcome = RougeSelfTest.check(scores);
    assertThat(outcome.mismatches()).isEmpty();
    assertThat(outcome).hasToString("50 of 50 exact");
  }

  @Test
  void agreesWithTheTestsOfGoogleResearch() throws IOException {
    Path oracle = METRICS.resolve("rouge_score_oracle.json");
    assumeThat(Files.exists(oracle))
        .as("SKIPPED: the ROUGE oracle is not here (%s)", oracle)
        .isTrue();
    JsonNode cases = new ObjectMapper().readTree(Files.readString(oracle)).get("cases");
    assertThat(cases).hasSize(25);
    for (JsonNode c : cases) {
      RougeType type =
          Stream.of(RougeType.values())
              .filter(t -> t.label().equals(c.get("rouge_type").asText()))
              .findFirst()
              .orElseThrow();
      RougeScore score =
          new Rouge(type, c.get("use_stemmer").asBoolean(), Rouge.Measure.F)
              .compare(c.get("prediction").asText(), c.get("target").asText());
      double tolerance = 0.5 * Math.pow(10, -c.get("places").asInt());
      String test = c.get("test").asText() + " " + type.label();
      assertClose(test, score.precision(), c.get("precision").asDouble(), tolerance);
      assertClose(test, score.recall(), c.get("recall").asDouble(), tolerance);
      assertClose(test, score.f(), c.get("fmeasure").asDouble(), tolerance);
    }
  }

  private static void assertClose(String test, double got, double wanted, double tolerance) {
    assertThat(Math.abs(got - wanted)).as(test).isLessThanOrEqualTo(tolerance);
  }
}
