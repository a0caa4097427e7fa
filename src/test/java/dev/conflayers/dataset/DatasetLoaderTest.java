package dev.conflayers.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.base.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetLoaderTest {
  private static final String TEST =
      "{\"id\": \"t1\", \"text\": \"a\"}\n{\"id\": \"t2\", \"text\": \"b\"}\n";
  private static final String SHOTS = "{\"id\": \"s1\", \"text\": \"c\"}\n";

  @TempDir Path folder;

  @BeforeEach
  void writeDataset() throws IOException {
    Files.writeString(folder.resolve("test.jsonl"), TEST);
    Files.writeString(folder.resolve("shots.jsonl"), SHOTS);
    Files.writeString(folder.resolve("dataset.yaml"), manifest());
  }

  @Test
  void opensTheSplitsOfAFolder() {
    Dataset test = DatasetLoader.load(folder, "test", List.of("text"));
    assertThat(test.name()).isEqualTo("made");
    assertThat(test.split()).isEqualTo("test");
    assertThat(test.examples().stream().map(Example::id)).containsExactly("t1", "t2");
    assertThat(DatasetLoader.load(folder, "shots", List.of("text")).size()).isEqualTo(1);
    assertThat(DatasetLoader.hasSplit(folder, "shots")).isTrue();
    assertThat(DatasetLoader.hasSplit(folder, "tune")).isFalse();
    assertThat(DatasetManifest.of(folder).licence()).isEqualTo("CC0-1.0");
  }

  @Test
  void refusesAChangedFileNamedEitherWay() throws IOException {
    Path file = Files.writeString(folder.resolve("test.jsonl"), TEST.replace("\"b\"", "\"B\""));
    for (Path named : List.of(folder, file)) {
      assertThatThrownBy(() -> DatasetLoader.load(named, "test", List.of()))
          .isInstanceOf(DatasetProblem.class)
          .hasMessageStartingWith(file + ": sha256 is ")
          .hasMessageContaining("dataset.yaml declares " + sha256(TEST));
    }
  }

  @Test
  void refusesAnotherNumberOfRows() throws IOException {
    Files.writeString(folder.resolve("dataset.yaml"), manifest().replace("rows: 2", "rows: 3"));
    assertThatThrownBy(() -> DatasetLoader.load(folder, "test", List.of()))
        .isInstanceOf(DatasetProblem.class)
        .hasMessageContaining("has 2 rows, dataset.yaml declares 3");
  }

  @Test
  void readsAFileThatNothingDeclares() throws IOException {
    Path file = Files.writeString(folder.resolve("other.jsonl"), SHOTS);
    Dataset other = DatasetLoader.load(file, "validation", List.of("text"));
    assertThat(other.name()).isEqualTo("other");
    assertThat(other.split()).isEqualTo("validation");
  }

  @Test
  void saysWhichSplitsThereAre() {
    assertThatThrownBy(() -> DatasetLoader.load(folder, "train", List.of()))
        .isInstanceOf(DatasetProblem.class)
        .hasMessage("dataset made has no split 'train', only test, shots");
  }

  @Test
  void refusesAManifestItDoesNotUnderstand() throws IOException {
    refuses(
        manifest().replace("licence:", "license:"),
        ":4: license is not a known key; did you mean 'licence'?; known are name");
    refuses(manifest().replace("licence: CC0-1.0\n", ""), ":1: misses the key 'licence'");
    refuses(
        manifest().replace("rows: 2", "rows: many"),
        ":9: files[0].rows must be a whole number, got \"many\"");
    refuses(manifest().replace("rows: 2, ", ""), ":9: files[0] misses the key 'rows'");
    refuses("name: [", "not YAML: ");
    Files.delete(folder.resolve("dataset.yaml"));
    assertThatThrownBy(() -> DatasetManifest.of(folder))
        .isInstanceOf(DatasetProblem.class)
        .hasMessageStartingWith(folder + ": has no dataset.yaml");
  }

  private void refuses(String yaml, String message) throws IOException {
    Files.writeString(folder.resolve("dataset.yaml"), yaml);
    assertThatThrownBy(() -> DatasetManifest.of(folder))
        .isInstanceOf(DatasetProblem.class)
        .hasMessageStartingWith(folder.resolve("dataset.yaml").toString())
        .hasMessageContaining(message);
  }

  private static String manifest() {
    return """
    name: made
    version: 1.0.0
    description: two rows
    licence: CC0-1.0
    source: made up
    languages: [en]
    fields: {id: an id, text: a text}
    files:
      - {name: test.jsonl, rows: 2, sha256: TEST}
      - {name: shots.jsonl, rows: 1, sha256: SHOTS}
    """
        .replace("TEST", sha256(TEST))
        .replace("SHOTS", sha256(SHOTS));
  }

  private static String sha256(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
