package dev.conflayers.base.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.base.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedModelTest {
  @TempDir private Path models;

  @Test
  void unpacksEveryFileWithItsChecksum() throws IOException {
    Path directory = EmbeddedModel.unpack(models);
    Map<String, String> sums = EmbeddedModel.sums();
    assertThat(sums).containsKeys("config.json", "model.safetensors", "tokenizer.json");
    for (Map.Entry<String, String> file : sums.entrySet()) {
      assertThat(Sha256.of(directory.resolve(file.getKey()))).isEqualTo(file.getValue());
    }
    assertThat(directory).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void putsRightWhatIsDamagedAndLeavesTheRest() throws IOException {
    Path directory = EmbeddedModel.unpack(models);
    Path tokenizer = directory.resolve("tokenizer.json");
    Object untouched = Files.getLastModifiedTime(tokenizer);
    Files.writeString(directory.resolve("model.safetensors"), "half a fi");
    EmbeddedModel.unpack(models);
    assertThat(Files.size(directory.resolve("model.safetensors"))).isGreaterThan(1_000_000);
    assertThat(Files.getLastModifiedTime(tokenizer)).isEqualTo(untouched);
  }

  @Test
  void saysWhereItCannotBeWritten() throws IOException {
    Path file = Files.writeString(models.resolve("file"), "in the way");
    assertThatThrownBy(() -> EmbeddedModel.unpack(file))
        .isInstanceOf(FetchProblem.class)
        .hasMessageContainingAll("conflayers-mini", file.toString(), "CONFLAYERS_CACHE");
  }

  @Test
  void theSourcesHoldWhatIsShipped() throws IOException {
    for (Map.Entry<String, String> file : EmbeddedModel.sums().entrySet()) {
      assertThat(Sha256.of(Path.of(EmbeddedModel.HOME, file.getKey()))).isEqualTo(file.getValue());
    }
    assertThat(Path.of(EmbeddedModel.HOME, "README.md")).exists();
  }
}
