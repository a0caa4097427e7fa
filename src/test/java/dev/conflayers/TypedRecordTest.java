package dev.conflayers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The program decides by types, never by a piece of a sentence or of a strategy's name. */
class TypedRecordTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/conflayers");
  private static final String SEARCH = "\\.(startsWith|endsWith|contains|matches|indexOf)\\(";

  /** A literal of two words. */
  private static final Pattern SENTENCE =
      Pattern.compile(SEARCH + "\\s*\"[^\"]*[a-z]{2,} [^\"]*\"");

  /** A text for people, or a name that a user gave. */
  private static final Pattern TEXT =
      Pattern.compile(
          "\\b(note|says|words|sentence|message|strategy|strategyName|(strategy|one|m|facts)\\.name)"
              + "(\\(\\))?"
              + SEARCH
              + "\\s*\"");

  /** What reads the formats of others, a generated corpus, and format 4 of this program. */
  private static final Set<String> FORMATS =
      Set.of(
          "ChatTemplates.java",
          "Downloader.java",
          "FormatFour.java",
          "Machine.java",
          "Plans.java",
          "ProcWatch.java");

  private static List<String> found(String source) {
    List<String> found = new ArrayList<>();
    for (Pattern pattern : List.of(SENTENCE, TEXT)) {
      Matcher matcher = pattern.matcher(source);
      while (matcher.find()) {
        found.add(matcher.group());
      }
    }
    return found;
  }

  @Test
  void nothingBranchesOnAPieceOfASentenceOrOfAStrategysName() throws IOException {
    List<String> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        if (!FORMATS.contains(file.getFileName().toString())) {
          found(Files.readString(file)).forEach(what -> all.add(file.getFileName() + ": " + what));
        }
      }
    }
    assertThat(all).isEmpty();
  }

  @Test
  void itWouldBeFound() {
    assertThat(found("if (note.startsWith(\"the suite was changed: \")) {")).isNotEmpty();
    assertThat(found("return name.contains(\"swift\") || strategy.contains(\"swift\");"))
        .hasSize(1);
    assertThat(found("path.endsWith(\".yaml\")")).isEmpty();
  }
}
