package dev.conflayers.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link Kebab}, {@link NearestName} and {@link Visible}. */
class NamesTest {
  private enum Part {
    LM_HEAD,
    MLP
  }

  private record Keys(int maxNewTokens, String eos) {}

  @Test
  void javaNamesAreWrittenInKebabCase() {
    assertThat(Kebab.of("maxNewTokens")).isEqualTo("max-new-tokens");
    assertThat(Kebab.of(Part.LM_HEAD)).isEqualTo("lm-head");
    assertThat(Kebab.words(Part.LM_HEAD)).isEqualTo("lm head");
    assertThat(Kebab.constants(Part.class)).containsExactly("lm-head", "mlp");
    assertThat(Kebab.components(Keys.class))
        .hasToString("{max-new-tokens=int, eos=class java.lang.String}");
  }

  @Test
  void kebabCaseIsReadBack() {
    assertThat(Kebab.constant(Part.class, "lm-head")).contains(Part.LM_HEAD);
    assertThat(Kebab.constant(Part.class, "LM_HEAD")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "'', abc, 3",
    "kitten, sitting, 3",
    "flaw, lawn, 2",
    "same, same, 0",
    "ab, ba, 2"
  })
  void theDistanceOfNamesIsLevenshteins(String a, String b, int distance) {
    assertThat(NearestName.distance(a, b)).isEqualTo(distance);
    assertThat(NearestName.distance(b, a)).isEqualTo(distance);
  }

  @Test
  void theNearestNameIsOfferedIfOneIsNear() {
    List<String> names = List.of("speedup", "score", "exact");

    assertThat(NearestName.hint("sped-up", names)).isEqualTo("; did you mean 'speedup'?");
    assertThat(NearestName.hint("scor", names)).isEqualTo("; did you mean 'score'?");
    assertThat(NearestName.hint("acceptance", names)).isEmpty();
    assertThat(NearestName.hint("x", List.of())).isEmpty();
  }

  @Test
  void hiddenCharactersAreShownByName() {
    assertThat(Visible.of("a\u0007b\u202ec\ufeff\ud800", ""))
        .isEqualTo("aU+0007bU+202EcU+FEFFU+D800");
    assertThat(Visible.of("a\tb\nc", "\n")).isEqualTo("aU+0009b\nc");
    assertThat(Visible.of("\u00e9 \ud83d\ude00 \u4e2d", ""))
        .isEqualTo("\u00e9 \ud83d\ude00 \u4e2d");
  }
}
