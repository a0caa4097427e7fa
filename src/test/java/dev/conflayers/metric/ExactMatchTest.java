package dev.conflayers.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactMatchTest {
  private static final List<String> REFERENCES =
      List.of("the cat", "theater", "YELLING", "agent007");
  private static final List<String> OUTPUTS = List.of("cat?", "theater", "yelling", "agent");

  /** The first worked example of the exact_match card of Hugging Face evaluate. */
  @Test
  void agreesWithEvaluate() {
    ExactMatch match = new ExactMatch();
    double sum = 0;
    for (int i = 0; i < OUTPUTS.size(); i++) {
      sum += match.score(OUTPUTS.get(i), REFERENCES.get(i));
    }
    assertThat(sum / OUTPUTS.size()).isEqualTo(0.25);
    assertThat(match.signature()).isEqualTo("EM|ignore:nothing|agg:mean|v:1");
  }

  @Test
  void ignoresNoMargins() {
    assertThat(new ExactMatch().score(" a b\n", "a b")).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          1200; 1,200
          $1,200.00; 1200
          -$5; -5
          18.; 18
          .5; 0.50
          40%; 40
          """)
  void readsNumbersAsNumbers(String output, String reference) {
    assertThat(new NumberMatch().score(output, reference)).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "18 eggs", "five", "-", ".", "$", "1/2", "NaN", "12 13", "-18"})
  void scoresWhatIsNotTheNumberAsZero(String output) {
    assertThat(new NumberMatch().score(output, "18")).isZero();
    assertThat(new NumberMatch().score(output, "")).isZero();
  }
}
