package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectCommandTest {
  @TempDir private Path folder;

  private static Session.Result project(Object... arguments) {
    return run(Session.scripted(), arguments);
  }

  private static Session.Result run(Session session, Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("project"));
    all.addAll(Arrays.asList(arguments));
    return session.run(all.toArray());
  }

  private static JsonNode json(Session.Result result) throws IOException {
    assertThat(result.status()).as(result.err()).isZero();
    return new ObjectMapper().readTree(result.out());
  }

  @Test
  void thePublishedModelStandsBesideWhatWasPublished() throws IOException {
    JsonNode document =
        json(project("llama-2-13b", "--device", "mi300x", "--runtime", "eager", "--json"));
    List<Double> published = new ArrayList<>();
    for (JsonNode row : document.path("published")) {
      if (row.path("of").asText().startsWith("conflayers on Llama-2-13b-hf")
          && row.path("of").asText().contains("as published")) {
        published.add(row.path("published").asDouble());
        assertThat(row.path("projected").path("low").asDouble())
            .isLessThan(row.path("published").asDouble());
        assertThat(row.path("projected").path("high").asDouble())
            .isGreaterThan(row.path("published").asDouble());
      }
    }
    assertThat(published).contains(1.163, 1.125);
  }

  @Test
  void anotherDeviceIsNotSetBesideWhatWasPublished() throws IOException {
    JsonNode document = json(project("llama-2-13b", "--device", "a100-80", "--json"));
    assertThat(document.path("published")).isEmpty();
  }

  @Test
  void saysInOneSentenceWhatItComesTo() {
    Session.Result result = project("llama-2-7b", "--device", "a100-80", "--acceptance", "0.9");
    assertThat(result.status()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("llama-2-7b: 32 layers, 4096 wide, 6.61 G weights per pass")
        .contains("the speed of full depth")
        .contains("1.4x requires an acceptance of");
  }

  /** A scripted pass takes 10, 30 and 7 nanoseconds for attention, network and head. */
  @Test
  void timesPassesHere() throws IOException {
    JsonNode projection =
        json(project("config", "--seconds", 1, "--skip-ratio", 0.5, "--json")).path("projection");
    double step = 30 * 40 + 7;
    double draft = (30 - 14) * 40 + 7;
    assertThat(projection.path("draft").path("median").asDouble())
        .isCloseTo(draft / step, within(0.01));
    assertThat(projection.path("verifications").get(8).path("cost").path("median").asDouble())
        .isCloseTo(1, within(0.02));
  }

  @Test
  void passesTimedBeforeAreATimesFile() throws IOException {
    Path file = folder.resolve("passes.json");
    Session.Result first = project("config", "--seconds", 1, "--save", file, "--json");
    JsonNode again = json(project("config", "--device", file, "--json"));
    assertThat(again.path("projection")).isEqualTo(json(first).path("projection"));
    assertThat(project("config", "--seconds", 1, "--save", file).err())
        .contains("passes.json exists already");
    Session.Result other = project("llama-2-7b", "--device", file);
    assertThat(other.status()).isEqualTo(ExitCode.BAD_INPUT.status());
    assertThat(other.err()).contains("holds passes of").contains("and the model is");
  }

  @Test
  void projectsTheHalfOfARunThatItHasNotSeen() throws IOException {
    Session session = Session.scripted();
    Path run = measured(session);
    JsonNode check =
        json(run(session, "config", "--seconds", 1, "--check", run, "--json")).path("check");
    assertThat(check.path("rows")).hasSizeGreaterThanOrEqualTo(2);
    for (JsonNode row : check.path("rows")) {
      if (row.path("strategy").asText().equals("every-other-layer")) {
        // The scripted machine is exact; half a dozen prompts accept what they accept.
        assertThat(row.path("cost-error").asDouble()).isCloseTo(0, within(0.002));
        assertThat(row.path("error").asDouble()).isCloseTo(0, within(0.3));
      }
    }
  }

  @Test
  void refusesToBeHeldAgainstARunOfAnotherModel() throws IOException {
    Session session = Session.scripted();
    Path run = measured(session);
    Session.Result result = run(session, "llama-2-7b", "--device", "h100", "--check", run);
    assertThat(result.status()).isEqualTo(ExitCode.BAD_INPUT.status());
    assertThat(result.err()).contains("is of another model than llama-2-7b");
  }

  @Test
  void takesTheAcceptanceOfARun() throws IOException {
    Session session = Session.scripted();
    Path run = measured(session);
    JsonNode projection =
        json(run(
                session,
                "config",
                "--seconds",
                1,
                "--acceptance-from",
                run,
                "--strategy",
                "every-other-layer",
                "--json"))
            .path("projection");
    assertThat(projection.path("acceptance").asText()).startsWith("every-other-layer of ");
    Session.Result unnamed = run(session, "config", "--acceptance-from", run, "--strategy", "nope");
    assertThat(unnamed.status()).isEqualTo(ExitCode.BAD_INPUT.status());
    assertThat(unnamed.err()).contains("no strategy 'nope' drafts");
  }

  private Path measured(Session session) throws IOException {
    Session.Result result =
        session.run(
            "run",
            "suites/smoke.yaml",
            "--set",
            "tasks[0].prompts=12",
            "--results",
            folder.resolve("results"),
            "--reports",
            folder.resolve("reports"));
    assertThat(result.status()).as(result.err()).isZero();
    try (Stream<Path> runs = Files.list(folder.resolve("results"))) {
      return runs.findFirst().orElseThrow();
    }
  }

  @Test
  void refusesWhatItDoesNotKnowAndNamesWhatIsNearest() {
    Session.Result device = project("llama-2-7b", "--device", "a100-8");
    assertThat(device.status()).isEqualTo(ExitCode.BAD_INPUT.status());
    assertThat(device.err()).contains("there is no device 'a100-8'; did you mean 'a100-80'?");
    Session.Result runtime = project("llama-2-7b", "--device", "h100", "--runtime", "grap");
    assertThat(runtime.err()).contains("there is no runtime 'grap'; did you mean 'graph'?");
    assertThat(project("llama-2-7b", "--device", "h100", "--acceptance", "1.5").err())
        .contains("acceptance must be within [0, 1], got 1.5");
    assertThat(project("llama-2-7b", "--device", "h100", "--skip-ratio", "-0.1").err())
        .contains("skip-ratio must be within [0, 1], got -0.1");
  }
}
