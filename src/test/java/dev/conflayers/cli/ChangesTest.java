package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sizes of a run have plain names. */
class ChangesTest {
  @Test
  void sizesAreOptions() throws Exception {
    Session.Result plan =
        Session.scripted()
            .run("plan", "quick", "--prompts", 2, "--forks", 3, "--warm-up", 4, "--json");
    assertThat(plan.status()).as(plan.err()).isZero();
    JsonNode trials = new ObjectMapper().readTree(plan.out()).path("schedule").path("trials");
    int measured = 0;
    int warmUp = 0;
    for (JsonNode trial : trials) {
      measured += trial.path("phase").asText().equals("measured") ? 1 : 0;
      warmUp += trial.path("phase").asText().equals("warm-up") ? 1 : 0;
    }
    // Of five tasks, by three strategies, and by full depth once more in half of the blocks.
    assertThat(measured).isEqualTo(3 * (5 * 2 * 3 + 5));
    assertThat(warmUp).isEqualTo(3 * 4 * 4);
  }

  @ParameterizedTest
  @CsvSource({
    "run quick --forks 3 --set run.forks=2,64,--forks 3 and --set run.forks=2 contradict each"
        + " other",
    "plan quick --prompts 3 --set tasks[0].prompts=2,64,--prompts 3 and --set tasks[0].prompts=2",
    "plan quick --warm-up 3 --set run.warm-up.most=2,64,--warm-up 3 and --set run.warm-up.most=2",
    "tune tune --threads 2 --set threads=1,64,--threads 2 and --set threads=1 contradict",
    "run quick --model a --set model.name=b,64,--model a and --set model.name=b contradict",
    "run quick --forks 0,65,run.forks must be within [1; 100]",
    "run quick --prompts many,64,Invalid value for option '--prompts'",
  })
  void whatContradictsOrIsOutOfBoundsIsRefused(String line, int status, String message) {
    Session.Result result = Session.scripted().run((Object[]) line.split(" "));
    assertThat(result.err()).contains(message.replace(';', ','));
    assertThat(result.status()).isEqualTo(status);
  }

  @Test
  void theModelDecidesWhatASuiteLeavesToIt(@TempDir Path folder) throws Exception {
    Path suite = Files.writeString(folder.resolve("own.yaml"), "model: {name: m, device: java}\n");
    Session.Result run =
        Session.scripted().in(folder).run("run", suite, "--prompts", 1, "--warm-up", 0);
    assertThat(run.status()).as(run.err()).isZero();
    Path recorded;
    try (Stream<Path> runs = Files.list(folder.resolve("results"))) {
      recorded = runs.findFirst().orElseThrow().resolve("manifest.json");
    }
    String text = new ObjectMapper().readTree(recorded.toFile()).path("suite-text").asText();
    assertThat(text).contains("\"chat\" : true", "\"dtype\" : \"fp64\"", "\"search-interval\"");
  }

  @Test
  void theSameTwiceIsNoContradiction() {
    assertThat(
            Session.scripted()
                .run("plan", "quick", "--forks", 3, "--set", "run.forks=3", "--json")
                .status())
        .isZero();
  }
}
