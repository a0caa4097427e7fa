package dev.conflayers.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PorterStemmerTest {
  /** Where NLTK's extensions part from Porter's paper; run with NLTK. */
  @Test
  void followsTheExtensionsOfNltk() {
    Map<String, String> stems =
        Map.of(
            "skies", "sky",
            "dying", "die",
            "news", "news",
            "dies", "die",
            "enjoy", "enjoy",
            "fly", "fli",
            "proceed", "proceed",
            "innings", "inning",
            "possibly", "possibl",
            "apologies", "apolog");
    stems.forEach((word, stem) -> assertThat(PorterStemmer.stem(word)).isEqualTo(stem));
  }

  /** The fixture says in its head how it was made. */
  @Test
  void agreesWithNltkOnTwoThousandWords() throws IOException {
    List<String> wrong = new ArrayList<>();
    int words = 0;
    InputStream fixture =
        Objects.requireNonNull(getClass().getResourceAsStream("/oracle/porter_nltk.tsv"));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(fixture, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        if (line.startsWith("#") || tab < 0) {
          continue;
        }
        words++;
        String stem = PorterStemmer.stem(line.substring(0, tab));
        if (!stem.equals(line.substring(tab + 1))) {
          wrong.add(line + " got " + stem);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(words).isGreaterThan(2000);
  }
}
