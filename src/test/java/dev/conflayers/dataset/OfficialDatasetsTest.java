package dev.conflayers.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OfficialDatasetsTest {
  private static final Path SHARED = Path.of("../shared/data");

  @Test
  void namesADatasetOrSaysWhichThereAre() {
    assertThat(OfficialDatasets.of("gsm8k").stream().map(OfficialFile::split))
        .containsExactly("test", "train");
    assertThatThrownBy(() -> OfficialDatasets.of("gsm9k"))
        .isInstanceOf(DatasetProblem.class)
        .hasMessage(
            "no official dataset is called 'gsm9k'; official datasets are gsm8k, cnn-dailymail,"
                + " wmt14-de-en, alpaca, humaneval, tinystories, spec-bench");
  }

  @Test
  void pinsWhatItHasADigestOf() {
    for (OfficialFile file : OfficialDatasets.all()) {
      assertThat(file.url().getScheme()).isEqualTo("https");
      assertThat(file.licence()).isNotBlank();
      assertThat(file.rows()).isPositive();
      file.checksum().ifPresent(sha256 -> assertThat(sha256).matches("[0-9a-f]{64}"));
      assertThat(file.checksum().isPresent() && file.url().getHost().equals("huggingface.co"))
          .as("main may move under the digest of %s", file.url())
          .isFalse();
    }
  }

  /** The copies in question are whole files, byte for byte (their git blobs say so). */
  @Test
  void knowsTheOfficialFilesByTheirDigest() {
    Map<String, Path> copies =
        Map.of(
            "humaneval", SHARED.resolve("humaneval/HumanEval.jsonl.gz"),
            "spec-bench", SHARED.resolve("spec_bench/question.jsonl"));
    copies.forEach(
        (name, copy) -> {
          assumeThat(Files.exists(copy)).as("SKIPPED: %s is not here", copy).isTrue();
          OfficialFile official = OfficialDatasets.of(name).get(0);
          Dataset dataset = DatasetFile.read(copy, name, official.split(), List.of());
          assertThat(official.checksum()).hasValue(dataset.sha256());
          assertThat(dataset.size()).isEqualTo(official.rows());
        });
  }
}
