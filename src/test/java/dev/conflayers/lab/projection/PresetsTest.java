package dev.conflayers.lab.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.report.published.PublishedFigure;
import dev.conflayers.report.published.PublishedFigures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresetsTest {
  private static final Presets PRESETS = Presets.read();

  @Test
  void everyNameIsThereOnce() {
    assertThat(PRESETS.devices()).extracting(DeviceDescription::name).doesNotHaveDuplicates();
    assertThat(PRESETS.runtimes()).extracting(RuntimeDescription::name).doesNotHaveDuplicates();
    assertThat(PRESETS.models()).extracting(Presets.Model::name).doesNotHaveDuplicates();
  }

  @Test
  void everyDeviceAndRuntimeSaysWhereItsNumbersComeFrom() {
    assertThat(PRESETS.devices()).extracting(DeviceDescription::source).allMatch(s -> !s.isBlank());
    assertThat(PRESETS.runtimes())
        .extracting(RuntimeDescription::source)
        .allMatch(s -> !s.isBlank());
  }

  @Test
  void aPublishedNameIsOneOfThePublishedFigures() {
    List<String> published =
        PublishedFigures.read().all().stream().map(PublishedFigure::model).distinct().toList();
    assertThat(
            PRESETS.models().stream()
                .map(Presets.Model::publishedAs)
                .filter(name -> !name.isEmpty() && !name.equals("Llama-2-7b-hf")))
        .isSubsetOf(published);
  }

  /** Parameters less embedding and norms, as their model cards and checkpoints have them. */
  @Test
  void modelsHaveTheWeightsThatTheyAreKnownFor() {
    assertThat(weights("llama-2-13b")).isEqualTo(13_015_864_320L - 163_840_000L - 414_720L);
    assertThat(weights("llama-3-8b")).isEqualTo(8_030_261_248L - 525_336_576L - 266_240L);
    assertThat(weights("llama-2-70b")).isEqualTo(68_976_648_192L - 262_144_000L - 1_318_912L);
    assertThat(weights("smollm2-135m")).isEqualTo(134_515_008L - 35_136L);
  }

  private static long weights(String name) {
    return PRESETS.model(name).orElseThrow().dimensions().passWeights();
  }

  @Test
  void aDescriptionOfADeviceCanBeGivenAsAFile(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("device.json");
    Files.writeString(
        file,
        "{\"name\": \"mine\", \"source\": \"measured\", \"bytes-per-second\": {\"value\": 1e11,"
            + " \"spread\": 0.1}, \"flops-per-second\": {\"value\": 1e12, \"spread\": 0}}");
    assertThat(CostFiles.holdsPasses(file)).isFalse();
    assertThat(CostFiles.device(file).bytesPerSecond()).isEqualTo(new UncertainQuantity(1e11, 0.1));
  }

  @Test
  void aDescriptionThatIsNoneIsRefusedWithItsLine(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("device.json");
    Files.writeString(file, "{\"name\": \"mine\",\n\"source\": ");
    assertThatThrownBy(() -> CostFiles.device(file))
        .isInstanceOf(ProjectionProblem.class)
        .hasMessageContaining("device.json:2: ");
    Files.writeString(file, "{\"name\": \"mine\", \"source\": \"\"}");
    assertThatThrownBy(() -> CostFiles.device(file))
        .isInstanceOf(ProjectionProblem.class)
        .hasMessageContaining("bytes-per-second");
    Files.writeString(
        file,
        "{\"name\": \"mine\", \"source\": \"\", \"bytes-per-second\": {\"value\": -1, \"spread\":"
            + " 0}, \"flops-per-second\": {\"value\": 1, \"spread\": 0}}");
    assertThatThrownBy(() -> CostFiles.device(file))
        .isInstanceOf(ProjectionProblem.class)
        .hasMessageContaining("a value must be a number of at least 0, got -1.0");
  }
}
