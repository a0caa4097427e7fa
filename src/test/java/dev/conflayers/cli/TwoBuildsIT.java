package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.conflayers.judge.gate.GateState;
import dev.conflayers.judge.gate.VerdictFile;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This build against itself, each in a process of its own. */
class TwoBuildsIT {
  private static final Path JAR = Path.of("target", "conflayers.jar");

  @TempDir private Path folder;

  private RunManifest manifest(String side) throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve("gate-" + side).resolve("1-1"))) {
      return new RunDirectory(
              runs.filter(run -> Files.exists(run.resolve("manifest.json")))
                  .findFirst()
                  .orElseThrow())
          .manifest();
    }
  }

  @Test
  void bothMeasureTheSameWorkAtTheSameTimeAndAgree() throws IOException {
    assumeTrue(Files.exists(JAR), "SKIPPED, the program is not packaged");
    Path rules =
        Files.writeString(
            folder.resolve("gate.yaml"),
            """
            schemaVersion: 1
            family: builds
            alpha: 0.05
            correction: holm
            rules:
              - {metric: token_ids, tolerance: {rel: 0}}
              - {metric: acceptance_rate, tolerance: {rel: 0}}
            """);
    Session.Result result =
        Session.scripted()
            .run(
                "gate",
                "suites/gate.yaml",
                "--rules",
                rules,
                "--base-build",
                JAR,
                "--set",
                "defaults.tasks.prompts=1",
                "--set",
                "defaults.tasks.max-new-tokens=12",
                "--results",
                folder,
                "--out",
                folder.resolve("out"),
                "--offline");
    assertThat(result.status()).as(result.out() + result.err()).isZero();
    assertThat(VerdictFile.read(folder.resolve("out")).overall()).isEqualTo(GateState.PASS);
    RunManifest base = manifest("base");
    RunManifest head = manifest("head");
    assertThat(head.fingerprint()).isEqualTo(base.fingerprint());
    assertThat(Instant.parse(head.started())).isBefore(Instant.parse(base.ended()));
  }
}
