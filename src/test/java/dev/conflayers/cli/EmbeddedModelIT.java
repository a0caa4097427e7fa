package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.model.torch.LlamaEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quick suite's tasks with the model that ships, from the command line to the report. */
class EmbeddedModelIT {
  private static final String ALL = "all tasks";

  @TempDir private static Path folder;
  private static JsonNode comparisons;

  @BeforeAll
  static void runFewerPromptsOfTheQuickSuite() throws IOException {
    String quick = Files.readString(Session.HOME.resolve("suites/quick.yaml"));
    Path suite = Files.writeString(folder.resolve("few.yaml"), fewer(quick));
    Session session =
        new Session(
            new LlamaEngine(System::nanoTime),
            NanoClock.SYSTEM,
            Map.of("CONFLAYERS_CACHE", folder.resolve("cache").toString()));
    Session.Result result =
        session.run(
            "run", suite, "--offline", "--results", folder, "--reports", folder.resolve("reports"));
    assertThat(result.status()).as(result.err()).isZero();
    try (Stream<Path> reports = Files.walk(folder.resolve("reports"))) {
      Path json =
          reports.filter(file -> file.endsWith("comparisons.json")).findFirst().orElseThrow();
      comparisons = new ObjectMapper().readTree(json.toFile()).get("comparisons");
    }
  }

  private static String fewer(String quick) {
    assertThat(quick).contains("prompts: 24").contains("prompts: 20}");
    return quick.replace("prompts: 20}", "prompts: 4}");
  }

  @Test
  void conflayersEmitsFullDepthsText() {
    JsonNode same = of("conflayers", ALL).get("same-text");
    assertThat(same.get("identical-outputs").asInt()).isEqualTo(4 * 24 + 4);
  }

  @Test
  void fullDepthSolvesItsTasks() {
    assertThat(score("full-depth", "gsm8k", "exact-match-number")).isGreaterThan(0.7);
    assertThat(score("full-depth", "mini-translation", "exact-match")).isGreaterThan(0.75);
    assertThat(score("full-depth", "mini-instructions", "exact-match")).isGreaterThan(0.7);
    assertThat(score("full-depth", "cnn-dailymail", "rougeL-f")).isGreaterThan(0.6);
  }

  /** What makes curves of quality against skipping worth drawing. */
  @Test
  void skippingEveryOtherLayerUnverifiedCostsQuality() {
    for (String task : List.of("gsm8k", "mini-translation")) {
      String metric = task.equals("gsm8k") ? "exact-match-number" : "exact-match";
      assertThat(score("every-other-layer-unverified", task, metric))
          .as(task)
          .isLessThan(score("full-depth", task, metric) - 0.1);
    }
  }

  private static double score(String strategy, String task, String metric) {
    String rival = strategy.equals("full-depth") ? "conflayers" : strategy;
    return StreamSupport.stream(of(rival, task).get("quality").spliterator(), false)
        .filter(quality -> quality.get("metric").asText().equals(metric))
        .findFirst()
        .orElseThrow()
        .get(strategy.equals("full-depth") ? "baseline" : "strategy")
        .get("point")
        .asDouble();
  }

  private static JsonNode of(String strategy, String task) {
    return StreamSupport.stream(comparisons.spliterator(), false)
        .filter(c -> c.get("strategy").asText().equals(strategy))
        .filter(c -> c.get("task").asText().equals(task))
        .findFirst()
        .orElseThrow();
  }
}
