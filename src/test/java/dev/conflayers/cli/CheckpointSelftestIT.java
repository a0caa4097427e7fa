package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.conflayers.model.torch.LlamaEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A real checkpoint of five layers through the command line. Oracle: llama2.c's published text and
 * numbers of transformers 5.18.0 (see the oracle's README).
 */
class CheckpointSelftestIT {
  private static final String FOLDER = "../shared/data/weights/stories260K/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        FOLDER + "stories260Ktok512.gguf",
        FOLDER + "hf",
        FOLDER + "hf --tokenizer " + FOLDER + "stories260Ktok512.gguf",
      })
  void reproducesEveryRecordedOutput(String arguments) {
    assumeTrue(
        Files.isDirectory(Path.of(FOLDER)),
        "SKIPPED: " + FOLDER + " is not there, so no real checkpoint goes through selftest");
    Session session = new Session(new LlamaEngine(System::nanoTime), System::nanoTime);
    Session.Result result =
        session.run(
            (Object[])
                ("selftest checkpoint " + arguments + " " + FOLDER + "oracle.json").split(" "));
    assertThat(result.err()).doesNotContain("differ");
    assertThat(result.out()).matches("(\\d+) of \\1 exact \\(checks\\)\n");
    assertThat(result.status()).isZero();
    assertThat(result.err().contains("The tokenizer is that of "))
        .isEqualTo(arguments.contains("hf"));
  }
}
