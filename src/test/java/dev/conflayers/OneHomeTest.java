package dev.conflayers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
  private static final Path SOURCES = Path.of("src/main/java/dev/conflayers");

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
        "\\bJsonFactory\\.builder\\(;base/Json.java model/llama/format/SafetensorsHeader.java",
        "\\bnew DefaultIndenter\\(;base/Json.java gate/BaselineFiles.java",
        "replace\\('_', '-'\\);base/Kebab.java"
      })
  void isWrittenOnce(String regex, String homes) throws IOException {
    assertThat(matching(regex)).containsExactly(homes.split(" "));
  }

  @Test
  void theScanSeesTheWholeTree() throws IOException {
    assertThat(matching("^package dev\\.conflayers")).hasSizeGreaterThan(500);
  }

  private static List<String> matching(String regex) throws IOException {
    Pattern pattern = Pattern.compile(regex, Pattern.MULTILINE);
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> pattern.matcher(text(file)).find())
          .map(file -> SOURCES.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
