package dev.conflayers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** README's table of what to touch to add something names what there is, and little of it. */
class NewcomersTableTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/conflayers");
  private static final Pattern PLACE = Pattern.compile("`([a-z]+/[A-Za-z/]*)`");

  private static List<String> places(String text) {
    return PLACE.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private static List<String> rows() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int start = readme.indexOf("| to add |");
    return readme
        .substring(start, readme.indexOf("\n\n", start))
        .lines()
        .skip(2)
        .map(row -> row.substring(row.indexOf('|', 1), row.lastIndexOf('|', row.length() - 2)))
        .toList();
  }

  @Test
  void everyPlaceExists() throws IOException {
    assertThat(rows()).hasSizeGreaterThanOrEqualTo(7);
    for (String row : rows()) {
      assertThat(places(row))
          .as(row)
          .isNotEmpty()
          .allMatch(
              place ->
                  Files.exists(SOURCES.resolve(place.endsWith("/") ? place : place + ".java")));
    }
  }

  @Test
  void noRowNamesMoreThanThree() throws IOException {
    assertThat(rows()).allMatch(row -> places(row).size() <= 3);
  }

  @Test
  void everyPlaceToStartReadingExists() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int start = readme.indexOf("Start reading here:");
    List<String> places = places(readme.substring(start, readme.indexOf("\n\n", start)));
    assertThat(places)
        .hasSizeGreaterThanOrEqualTo(5)
        .allMatch(place -> Files.exists(SOURCES.resolve(place + ".java")));
  }
}
