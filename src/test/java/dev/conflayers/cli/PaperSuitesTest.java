package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.report.published.PublishedFigures;
import dev.conflayers.suite.Suite;
import dev.conflayers.suite.SuiteReader;
import dev.conflayers.suite.declared.Claim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The suites that mirror the paper's settings plan what they say, as far as that needs no weights.
 */
class PaperSuitesTest {
  @TempDir private Path folder;

  static List<Path> suites() throws IOException {
    try (Stream<Path> files = Files.list(Session.HOME.resolve("suites"))) {
      List<Path> suites =
          files.filter(f -> f.getFileName().toString().startsWith("paper-")).sorted().toList();
      assertThat(suites).hasSizeGreaterThan(5);
      return suites;
    }
  }

  private static final Map<String, String> ROWS =
      Map.of(
          "gsm8k",
          "{\"question\": \"What is %d plus 1?\", \"answer\": \"#### %d\"}",
          "cnn-dailymail",
          "{\"article\": \"Number %d went away.\", \"highlights\": \"%d went.\"}",
          "wmt14-de-en",
          "{\"translation\": {\"de\": \"Nummer %d ging.\", \"en\": \"Number %d went.\"}}",
          "alpaca",
          "{\"instruction\": \"Say %d.\", \"input\": \"\", \"output\": \"%d\"}");

  /** The suite with rows of our own where the data set goes. */
  @ParameterizedTest
  @MethodSource("suites")
  void validatesAndPlansAHundredPrompts(Path suite) throws IOException {
    String task = new SuiteReader().read(suite).suite().tasks().get(0).task();
    String row = Objects.requireNonNull(ROWS.get(task));
    Path rows =
        Files.writeString(
            folder.resolve("rows.jsonl"),
            IntStream.range(0, 120)
                .mapToObj(i -> String.format(Locale.ROOT, row, i, i) + "\n")
                .collect(Collectors.joining()));
    Path copy =
        Files.writeString(
            folder.resolve(suite.getFileName()),
            Files.readString(suite).replaceFirst("dataset: \\S+", "dataset: " + rows));
    Session session = Session.scripted();
    Session.Result valid = session.run("validate", copy);
    assertThat(valid.status()).as(valid.err()).isZero();
    Session.Result plan = session.run("plan", copy);
    assertThat(plan.status()).as(plan.err()).isZero();
    assertThat(plan.out()).contains("fingerprint ");
  }

  @ParameterizedTest
  @MethodSource("suites")
  void hasThePapersPromptsTokensAndFormat(Path file) throws IOException {
    Suite suite = new SuiteReader().read(file).suite();
    assertThat(file.getFileName()).hasToString(suite.name() + ".yaml");
    assertThat(suite.model().dtype()).hasToString("FP16");
    assertThat(suite.tasks())
        .allSatisfy(
            task -> {
              assertThat(task.prompts()).isEqualTo(100);
              assertThat(task.maxNewTokens()).isEqualTo(512);
              assertThat(task.seed()).isEqualTo(2024);
              assertThat(task.chat()).isFalse();
            });
  }

  /** Claims are numbers of the published table, of the suite's own model and task. */
  @ParameterizedTest
  @MethodSource("suites")
  void claimsWhatWasPublished(Path file) throws IOException {
    Suite suite = new SuiteReader().read(file).suite();
    PublishedFigures published = PublishedFigures.read();
    for (Claim claim : suite.claims()) {
      Claim.Published one = (Claim.Published) claim;
      assertThat(one.model()).isEqualTo(suite.model().name());
      assertThat(published.speedups(one.strategy(), suite.tasks().get(0).task()))
          .anyMatch(f -> f.value() == one.speedup() && f.model().equals(one.model()));
    }
  }
}
