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

  /** The four worked examples of the exact_match card of Hugging Face evaluate, in its order. */
  @Test
  void agreesWithEvaluate() {
    Normaliser the = Normaliser.ignoring("the ");
    Normaliser yell = Normaliser.ignoring("yell");
    Normaliser shout = Normaliser.ignoring("YELL");
    assertThat(mean(List.of())).isEqualTo(0.25);
    assertThat(
            mean(List.of(the, yell, Normaliser.ignoringCase(), Normaliser.ignoringPunctuation())))
        .isEqualTo(0.5);
    assertThat(
            mean(
                List.of(
                    the, yell, shout, Normaliser.ignoringCase(), Normaliser.ignoringPunctuation())))
        .isEqualTo(0.75);
    assertThat(
            mean(
                List.of(
                    the,
                    yell,
                    shout,
                    Normaliser.ignoringCase(),
                    Normaliser.ignoringPunctuation(),
                    Normaliser.ignoringNumbers())))
        .isEqualTo(1);
  }

  @Test
  void signsWithWhatItIgnores() {
    assertThat(new ExactMatch(List.of()).signature()).isEqualTo("EM|ignore:nothing|agg:mean|v:1");
    assertThat(
            new ExactMatch(List.of(Normaliser.ignoring("a+"), Normaliser.ignoringCase()))
                .signature())
        .isEqualTo("EM|ignore:regex(a+)+case|agg:mean|v:1");
  }

  @Test
  void ignoresMarginsOnlyWhenAsked() {
    assertThat(new ExactMatch(List.of()).score(" a b\n", "a b")).isZero();
    assertThat(new ExactMatch(List.of(Normaliser.ignoringMargins())).score(" a b\n", "a b"))
        .isOne();
    assertThat(new ExactMatch(List.of(Normaliser.ignoringMargins())).score("ab", "a b")).isZero();
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

  private static double mean(List<Normaliser> normalisers) {
    ExactMatch match = new ExactMatch(normalisers);
    double sum = 0;
    for (int i = 0; i < OUTPUTS.size(); i++) {
      sum += match.score(OUTPUTS.get(i), REFERENCES.get(i));
    }
    return sum / OUTPUTS.size();
  }
}
