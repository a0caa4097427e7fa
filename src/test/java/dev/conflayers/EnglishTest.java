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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Comments, messages and documents avoid the turns of phrase over which readers stumble. */
class EnglishTest {
  /** Each with what to write instead. */
  private static final List<String> BANNED =
      List.of(
          // next to, in addition to, against, compared with
          "beside",
          // interleaved, alternating
          "in turns|tak(?:e|es|en|ing) turns",
          // no one, or the passive voice
          "nobody|somebody",
          // the number's name
          "so many|so much",
          // was, results in, the result of
          "came (?:to|of)|comes? (?:to|of)",
          // because
          ", for (?:it|they|there|he|she|we|nothing|no|none|who|what|such|all)",
          "for who",
          // again
          "anew",
          "hence|thereof|whereof|wherein|hitherto|lest|nought");

  private static final Pattern PHRASE =
      Pattern.compile("(?i)(?<![\\w-])(?:" + String.join("|", BANNED) + ")(?![\\w-])");

  /** Sentences that the embedded model is trained on; rewording them would change the model. */
  private static final Set<String> TRAINING_TEXT =
      Set.of("lab/corpus/german/LinkedPlans.java", "lab/corpus/instruction/RecordOperations.java");

  /** Comments, and literals of text; code may call a method what it likes. */
  private static final Pattern PROSE =
      Pattern.compile(
          "//[^\\n"
              + "]*|/\\*.*?\\*/|\"\"\"(?:\\\\.|[^\\\\])*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n"
              + "])*\"|'(?:\\\\.|[^'\\\\\\n"
              + "])'",
          Pattern.DOTALL);

  private static List<String> found(String name, String text) {
    List<String> found = new ArrayList<>();
    // A phrase may go on in the next line of a comment, or in the next literal of a sum.
    String flat = text.replaceAll("\\n\\s*\\*? ?|\"\\s*\\n\\s*\\+ \"", " ");
    Matcher matcher = PHRASE.matcher(flat);
    while (matcher.find()) {
      int from = Math.max(0, matcher.start() - 40);
      int to = Math.min(flat.length(), matcher.end() + 40);
      found.add(name + ": " + flat.substring(from, to));
    }
    return found;
  }

  private static String prose(String source) {
    StringBuilder prose = new StringBuilder();
    Matcher matcher = PROSE.matcher(source);
    int last = 0;
    while (matcher.find()) {
      String between = source.substring(last, matcher.start());
      prose.append(between.matches("\\s*\\+\\s*") ? " " : "\n\n").append(matcher.group());
      last = matcher.end();
    }
    return prose.toString().replace("\" \"", "");
  }

  @Test
  void sourcesAvoidThem() {
    List<String> found = new ArrayList<>();
    MainSources.all()
        .forEach(
            (file, text) -> {
              if (!TRAINING_TEXT.contains(file)) {
                found.addAll(found(file, prose(text)));
              }
            });
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "datasets/README.md",
        "reports/README.md",
        "results/README.md",
        "src/main/resources/models/conflayers-mini/README.md",
        "src/test/python/README.md",
        "src/test/resources/golden/prompts/README.md",
        "pom.xml",
        "conflayers",
        ".ci/run"
      })
  void otherFilesAvoidThem(String file) throws IOException {
    assertThat(found(file, Files.readString(Path.of(file)))).isEmpty();
  }

  /** Their values are not prose: runs record them. */
  @Test
  void commentsOfSuitesAvoidThem() throws IOException {
    List<Path> suites;
    try (Stream<Path> files = Files.walk(Path.of("suites"))) {
      suites = files.filter(file -> file.toString().endsWith(".yaml")).toList();
    }
    assertThat(suites).isNotEmpty();
    for (Path suite : suites) {
      String comments =
          Files.readAllLines(suite).stream()
              .map(String::strip)
              .filter(line -> line.startsWith("#"))
              .map(line -> line.substring(1))
              .collect(Collectors.joining("\n"));
      assertThat(found(suite.toString(), comments)).isEmpty();
    }
  }

  @Test
  void aPhraseIsFoundAcrossLinesAndLiteralsAndNotInCode() {
    assertThat(found("x", prose("/** full depth came\n * to 0.997 */"))).hasSize(1);
    assertThat(found("x", prose("say(\"in \"\n + \"turns\");"))).hasSize(1);
    assertThat(found("x", prose("place.beside(other); // next to it"))).isEmpty();
  }
}
