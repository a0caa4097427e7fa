package dev.conflayers.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RougeTest {
  /** F of google-research rouge_score, run on these texts; a bar stands for a line break. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          The quick brown fox jumps over the lazy dog; The quick brown dog jumps on the log.; false; .705882; .266667; .588235; .588235
          She was dying to see the skies, the news exceeded expectations.; She died to see the sky. News exceeds every expectation!; false; .476190; .210526; .476190; .476190
          She was dying to see the skies, the news exceeded expectations.; She died to see the sky. News exceeds every expectation!; true; .761905; .421053; .761905; .761905
          Police killed the gunman|The suspect fled; The gunman was killed by police.|The suspect has fled the scene; false; .736842; .235294; .526316; .526316
          Café-owner's résumé: 3,000 items; cafe owners resume 3000 items; false; .153846; 0; .153846; .153846
          Café-owner's résumé: 3,000 items; cafe owners resume 3000 items; true; .307692; 0; .307692; .307692
          the cat sat|the dog ran; the dog ran|the cat sat; false; 1; .8; .5; 1
          w1 w2 w3 w4 w5; w1 w2 w6 w7 w8|w1 w3 w8 w9 w5; false; .533333; .153846; .533333; .533333
          abc; ...; true; 0; 0; 0; 0
          """)
  void scoresTheGoldenTable(
      String reference,
      String output,
      boolean stemmed,
      double rouge1,
      double rouge2,
      double rougeL,
      double rougeLsum) {
    double[] wanted = {rouge1, rouge2, rougeL, rougeLsum};
    RougeType[] types = RougeType.values();
    for (int i = 0; i < types.length; i++) {
      Rouge rouge = new Rouge(types[i], stemmed, Rouge.Measure.F);
      assertThat(rouge.score(lines(output), lines(reference)))
          .as(rouge.name())
          .isEqualTo(wanted[i], within(5.1e-7));
    }
  }

  /** From rouge_scorer_test.py of google-research: testRouge1 and testRougeLsum. */
  @Test
  void givesPrecisionAndRecall() {
    assertThat(
            new Rouge(RougeType.ROUGE_1, false, Rouge.Measure.F)
                .compare("testing", "testing one two"))
        .isEqualTo(new RougeScore(1, 1 / 3.0, 0.5));
    Rouge lsum = new Rouge(RougeType.ROUGE_LSUM, false, Rouge.Measure.RECALL);
    String output = "w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5";
    assertThat(lsum.score(output, "w1 w2 w3 w4 w5")).isEqualTo(0.8);
    assertThat(
            new Rouge(RougeType.ROUGE_LSUM, false, Rouge.Measure.PRECISION)
                .score(output, "w1 w2 w3 w4 w5"))
        .isEqualTo(0.4);
  }

  @ParameterizedTest
  @EnumSource(RougeType.class)
  void scoresNothingAsZero(RougeType type) {
    Rouge rouge = Rouge.stemmedF(type);
    assertThat(rouge.compare("", "a reference")).isEqualTo(RougeScore.ZERO);
    assertThat(rouge.compare("an output", "")).isEqualTo(RougeScore.ZERO);
    assertThat(rouge.compare("", "")).isEqualTo(RougeScore.ZERO);
    assertThat(rouge.compare("\n\n", "…")).isEqualTo(RougeScore.ZERO);
  }

  @ParameterizedTest
  @EnumSource(RougeType.class)
  void staysWithinZeroAndOneAndSwapsPrecisionForRecall(RougeType type) {
    for (int seed = 0; seed < 400; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      String a = text(random);
      String b = text(random);
      Rouge rouge = new Rouge(type, random.nextBoolean(), Rouge.Measure.F);
      RougeScore score = rouge.compare(a, b);
      assertThat(List.of(score.precision(), score.recall(), score.f()))
          .as("case=%d", seed)
          .allMatch(x -> x >= 0 && x <= 1);
      if (type != RougeType.ROUGE_LSUM) { // which unites over the lines of one side only
        assertThat(rouge.compare(b, a))
            .as("case=%d", seed)
            .isEqualTo(
                new RougeScore(
                    /* precision= */ score.recall(), /* recall= */ score.precision(), score.f()));
      }
      if (type != RougeType.ROUGE_2 || a.trim().length() > 2) {
        assertThat(rouge.score(a, a)).as("case=%d", seed).isEqualTo(1);
      }
    }
  }

  @Test
  void lowersLettersAlikeInEveryLocale() {
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(Rouge.stemmedF(RougeType.ROUGE_1).score("TITLE IN ISTANBUL", "title in istanbul"))
          .isEqualTo(1);
      assertThat(new AgreementRouge2().score("TITLE IN", "title in")).isEqualTo(1);
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void namesWhatItMeasures() {
    assertThat(Rouge.stemmedF(RougeType.ROUGE_LSUM).name()).isEqualTo("rougeLsum-f");
    assertThat(Rouge.stemmedF(RougeType.ROUGE_LSUM).signature())
        .isEqualTo(
            "ROUGE|type:rougeLsum|score:f|tok:rouge_score|stem:nltk-porter|split:newline|agg:mean|v:1");
    assertThat(new Rouge(RougeType.ROUGE_2, false, Rouge.Measure.RECALL).signature())
        .isEqualTo("ROUGE|type:rouge2|score:r|tok:rouge_score|stem:none|agg:mean|v:1");
  }

  /** A few tokens on a few lines, at least one token in all. */
  private static String text(SplittableRandom random) {
    String words =
        random
            .ints(random.nextInt(1, 12), 0, 5)
            .mapToObj(i -> String.valueOf((char) ('a' + i)))
            .collect(Collectors.joining(" "));
    return random.nextBoolean() ? words : words.replace("b ", "b\n");
  }

  private static String lines(String text) {
    return text.replace('|', '\n');
  }

  /** A few Latin names in another script's text are not the text. */
  @ParameterizedTest
  @ValueSource(strings = {"", "...", "城市今天开放了新的公园", "Парк открыт", "2026 年城市今天开放了新的公园"})
  void referencesInScriptsThatRougeDoesNotSeeCannotBeScored(String reference) {
    assertThat(Rouge.stemmedF(RougeType.ROUGE_L).blindTo(reference)).isNotEmpty();
  }

  @Test
  void accentsAreNoOtherScript() {
    assertThat(Rouge.stemmedF(RougeType.ROUGE_2).blindTo("Der Bürgermeister eröffnete die Brücke"))
        .isEmpty();
  }

  @Test
  void oneWordHasNoPairOfWords() {
    assertThat(Rouge.stemmedF(RougeType.ROUGE_2).blindTo("four")).contains("fewer than 2 words");
    assertThat(Rouge.stemmedF(RougeType.ROUGE_1).blindTo("four")).isEmpty();
  }
}
