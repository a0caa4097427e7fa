package dev.conflayers.lab.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProjectionReportTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/projection/projection.md");

  /** Llama-2-13B as published: launch-bound on its accelerator, and slowed down by its host. */
  private static Projected projected(String device, String runtime) {
    Presets presets = Presets.read();
    Presets.Model model = presets.model("llama-2-13b").orElseThrow();
    CostModel costs =
        new DeviceCosts(
            model.dimensions(),
            presets.device(device).orElseThrow(),
            presets.runtime(runtime).orElseThrow(),
            2,
            256);
    Question question =
        new Question(
            costs,
            new AssumedAcceptance(0.9, 0.03, 0.4, 0.15),
            Kept.skipping(40, 0.45),
            null,
            1.4,
            64,
            16,
            500,
            1);
    return new Projected(
        "llama-2-13b",
        model.dimensions(),
        Projector.project(question),
        PublishedComparison.rows(model.publishedAs(), costs, 500, 1),
        null);
  }

  @Test
  void readsAsItDid() throws IOException {
    String markdown = new ProjectionReport(projected("mi300x", "eager")).markdown();
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, markdown);
    }
    assertThat(markdown).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void explainsThePublishedRatioByWhatTheHostDoes() {
    Projected projected = projected("mi300x", "eager");
    assertThat(ProjectionWords.gap(projected))
        .contains("The published full depth takes 18.8 ms per token")
        .contains("with each draft pass and verification");
  }

  @Test
  void everyChartIsAFile() {
    assertThat(new ProjectionReport(projected("mi300x", "eager")).charts())
        .containsKeys("projected-speedup.svg", "projected-costs.png", "projected-published.csv");
  }

  @Test
  void thePageNeedsNoOtherFile() {
    assertThat(new ProjectionReport(projected("h100", "graph")).html())
        .contains("<title>Projection for llama-2-13b: 40 layers")
        .contains("id=\"chart-projected-speedup\"")
        .doesNotContain("src=\"");
  }
}
