package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stored runs are scored again and set against each other, or refused with the reason. */
class CompareCommandTest {
  @TempDir private static Path folder;

  /** Two runs of the same work, which no test changes. */
  private static Path one = Path.of("");

  private static Path same = Path.of("");

  @BeforeAll
  static void measure() throws IOException {
    one = run("one");
    same = run("same");
  }

  private static Path run(String name, Object... more) throws IOException {
    Path results = folder.resolve(name);
    List<Object> arguments =
        Stream.concat(
                Stream.<Object>of(
                    "run",
                    "suites/smoke.yaml",
                    "--results",
                    results,
                    "--reports",
                    folder.resolve("r")),
                Stream.of(more))
            .toList();
    Session.scripted().run(arguments.toArray());
    try (Stream<Path> runs = Files.list(results)) {
      return runs.findFirst().orElseThrow();
    }
  }

  @Test
  void twoRunsOfTheSameWorkAreComparedPromptByPrompt() throws IOException {
    Session.Result result = Session.scripted().run("compare", one, same);
    assertThat(result.status()).as(result.err()).isEqualTo(ExitCode.OK.status());
    assertThat(result.out())
        .contains("2nd full-depth", "2nd every-other-layer", "two sessions", "same text", "2/2");
    JsonNode json =
        new ObjectMapper().readTree(Session.scripted().run("compare", one, same, "--json").out());
    assertThat(json.path("paired").asBoolean()).isTrue();
    assertThat(json.path("rows").size()).isPositive();
  }

  @Test
  void otherWorkIsRefusedUnlessUnpairedIsAskedFor() throws IOException {
    Path other = run("other", "--set", "tasks[0].max-new-tokens=7");
    Session.Result refused = Session.scripted().run("compare", one, other);
    assertThat(refused.status()).isEqualTo(ExitCode.BAD_INPUT.status());
    assertThat(refused.err()).contains("cannot be paired", "max-new-tokens", "--unpaired");
    assertThat(refused.out()).isEmpty();
    Session.Result forced = Session.scripted().run("compare", one, other, "--unpaired");
    assertThat(forced.status()).isEqualTo(ExitCode.OK.status());
    assertThat(forced.out()).contains("Not paired");
  }

  @Test
  void oneRunNeedsTwoMethods() {
    Session.Result refused = Session.scripted().run("compare", one);
    assertThat(refused.status()).isEqualTo(ExitCode.BAD_INPUT.status());
    assertThat(refused.err()).contains("--methods");
    Session.Result compared =
        Session.scripted().run("compare", one, "--methods", "full-depth,every-other-layer");
    assertThat(compared.status()).as(compared.err()).isEqualTo(ExitCode.OK.status());
    assertThat(compared.out())
        .contains("the speed per token")
        .doesNotContain("two sessions", "What else differs");
  }

  @Test
  void scoresAreWrittenForEveryOutput() throws IOException {
    Path run = run("scored");
    Session.Result result = Session.scripted().run("score", run);
    assertThat(result.status()).as(result.err()).isEqualTo(ExitCode.OK.status());
    assertThat(result.out()).contains("exact-match-number", "full-depth", "scores.jsonl");
    List<String> lines = Files.readAllLines(run.resolve("scores.jsonl"));
    JsonNode first = new ObjectMapper().readTree(lines.get(0));
    assertThat(first.path("metric").asText()).isEqualTo("exact-match-number");
    assertThat(first.path("score").asDouble()).isBetween(0.0, 1.0);

    Session.scripted().run("score", run, "--metric", "rouge1-f");
    assertThat(Files.readAllLines(run.resolve("scores.jsonl")))
        .hasSameSizeAs(lines)
        .allSatisfy(line -> assertThat(line).contains("\"rouge1-f\""));
    assertThat(Session.scripted().run("report", run, "--reports", folder.resolve("r")).status())
        .isEqualTo(ExitCode.OK.status());
  }

  @Test
  void anUnknownMetricIsRefusedWithThoseThereAre() {
    Session.Result refused = Session.scripted().run("score", one, "--metric", "rouge7");
    assertThat(refused.status()).isEqualTo(ExitCode.BAD_INPUT.status());
    assertThat(refused.err()).contains("no metric is called 'rouge7'", "exact-match-number");
  }
}
