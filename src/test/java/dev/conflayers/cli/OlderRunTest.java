package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands do with a run of format 4: everything that reads, and nothing that writes. */
class OlderRunTest {
  @TempDir private Path folder;
  private Path run = Path.of("");

  @BeforeEach
  void copy() throws IOException {
    run = Files.createDirectory(folder.resolve("20261201T005438Z_four_9cdc2c04"));
    try (Stream<Path> files =
        Files.list(Session.HOME.resolve("src/test/resources/run-of-format-4"))) {
      for (Path file : files.toList()) {
        Files.copy(file, run.resolve(file.getFileName().toString()));
      }
    }
  }

  private Session.Result run(Object... arguments) {
    return Session.scripted().run(arguments);
  }

  @Test
  void itIsReportedAndTheReportSaysSo() throws IOException {
    Session.Result result = run("report", run, "--reports", folder.resolve("reports"));
    assertThat(result.status()).as(result.err()).isZero();
    try (Stream<Path> files = Files.walk(folder.resolve("reports"))) {
      Path report = files.filter(file -> file.endsWith("report.md")).findFirst().orElseThrow();
      assertThat(Files.readString(report))
          .contains("recorded in format 4 and read as format 5")
          .contains("--set defaults.tasks.prompts=2");
    }
  }

  @Test
  void itIsAudited() {
    assertThat(run("audit", run).out()).contains("edits");
  }

  @Test
  void itMakesABaselineOfCountersAndIsGated() throws IOException {
    Session.Result gate = run("gate", run, "--reports", folder.resolve("reports"));
    assertThat(gate.err()).doesNotContain("schema-version").doesNotContain("defect");
  }

  @Test
  void itIsNotResumed() throws IOException {
    Path manifest = run.resolve("manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"complete\"", "\"interrupted\""));
    String before = Files.readString(manifest);
    Session.Result result = run("resume", run, "--reports", folder.resolve("reports"));
    assertThat(result.status()).isNotZero();
    assertThat(result.err())
        .contains("is of format 4, which this version reads but does not write")
        .contains("or start a new run");
    assertThat(Files.readString(manifest)).isEqualTo(before);
  }

  @Test
  void itIsNotEdited() throws IOException {
    Session.Result result =
        run("edit", run, "--note", 0, "--text", "x", "--who", "a", "--why", "b");
    assertThat(result.status()).isNotZero();
    assertThat(result.err()).contains("is of format 4");
  }
}
