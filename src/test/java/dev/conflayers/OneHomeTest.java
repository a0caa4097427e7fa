package dev.conflayers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What {@code dev.conflayers.base} does is done nowhere else: digests, files replaced in one step,
 * JSON and YAML mappers, and names in kebab case. SafetensorsHeader's parser stays apart, as it
 * reads headers of 100 MB token by token without keeping their names, and so does the shape of
 * baselines, which have an observation on a line.
 */
class OneHomeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "\\bMessageDigest\\b;base/Sha256.java",
        "\\bATOMIC_MOVE\\b;base/AtomicFiles.java",
        "\\bnew"
            + " (ObjectMapper|JsonMapper|YAMLMapper|YAMLFactory|JsonFactory)\\b;base/LocatedTree.java",
        "\\bYAMLMapper\\.builder\\(;base/Yaml.java",
        "\\bJsonMapper\\.builder\\(;base/Json.java",
        "\\bJsonFactory\\.builder\\(;base/Json.java model/checkpoint/SafetensorsHeader.java",
        "\\bnew DefaultIndenter\\(;base/Json.java judge/gate/BaselineFiles.java",
        "replace\\('_', '-'\\);base/Kebab.java"
      })
  void isWrittenOnce(String regex, String homes) {
    assertThat(matching(regex)).containsExactly(homes.split(" "));
  }

  @Test
  void theScanSeesTheWholeTree() {
    assertThat(matching("^package dev\\.conflayers")).hasSizeGreaterThan(500);
  }

  private static List<String> matching(String regex) {
    Pattern pattern = Pattern.compile(regex, Pattern.MULTILINE);
    return MainSources.having(text -> pattern.matcher(text).find()).toList();
  }
}
