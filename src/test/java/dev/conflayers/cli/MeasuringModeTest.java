package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import dev.conflayers.suite.declared.MeasuringMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quality and timing modes from {@code run --mode} to the gate. */
class MeasuringModeTest {
  private static final String RULES =
      """
      schemaVersion: 1
      family: test
      alpha: 0.05
      correction: holm
      rules:
        - {metric: failures, max: 0}
        - {metric: s_geo, floor: 0.001}
        - {metric: em_gsm8k, min: 0}
      """;

  @TempDir private Path folder;

  private Path measured(String mode) throws IOException {
    Path results = folder.resolve(mode);
    Session.Result run =
        Session.scripted()
            .run(
                "run",
                "suites/smoke.yaml",
                "--set",
                "run.same-twice=always",
                "--mode",
                mode,
                "--results",
                results,
                "--reports",
                folder.resolve("reports"));
    assertThat(run.status()).as(run.err()).isZero();
    try (Stream<Path> found = Files.list(results)) {
      return found.findFirst().orElseThrow();
    }
  }

  private static RunRecord read(Path run) throws IOException {
    return new RunDirectory(run).read();
  }

  private String gate(Path run) throws IOException {
    Path rules = Files.writeString(folder.resolve("gate.yaml"), RULES);
    Path out = folder.resolve("out");
    Session.scripted()
        .run("gate", run, "--rules", rules, "--out", out, "--baselines", folder.resolve("none"));
    return Files.readString(out.resolve("verdict.json"));
  }

  @Test
  void aRunForQualityNeitherWarmsUpNorMeasuresFullDepthTwice() throws IOException {
    Path path = measured("quality");
    RunRecord run = read(path);
    assertThat(run.manifest().mode()).isEqualTo(MeasuringMode.QUALITY);
    assertThat(run.measurements()).isNotEmpty().noneMatch(Measurement::warmup);
    assertThat(run.schedule().control()).isEmpty();
    assertThat(gate(path)).contains("its times do not count").doesNotContain("not scored");
  }

  @Test
  void aRunForTimesWarmsUpAndIsNotScored() throws IOException {
    Path path = measured("timing");
    RunRecord run = read(path);
    assertThat(run.manifest().mode()).isEqualTo(MeasuringMode.TIMING);
    assertThat(run.measurements()).anyMatch(Measurement::warmup);
    assertThat(run.schedule().control()).isNotEmpty();
    assertThat(run.agreements()).isNotEmpty();
    assertThat(gate(path)).contains("its outputs are not scored").doesNotContain("do not count");
  }

  @Test
  void aRunForBothIsTheDefaultAndSaysSo() throws IOException {
    Path path = measured("both");
    assertThat(read(path).manifest().mode()).isEqualTo(MeasuringMode.BOTH);
    assertThat(gate(path)).doesNotContain("do not count", "are not scored");
  }

  @Test
  void whatIsMeasuredIsTakenUpAgainInTheSameMode() throws IOException {
    Path path = measured("quality");
    Session.Result resumed =
        Session.scripted().run("resume", path, "--reports", folder.resolve("reports"));
    assertThat(resumed.status()).as(resumed.err()).isZero();
    assertThat(resumed.err()).contains("is complete; nothing is left to measure");
  }

  @Test
  void anotherModeIsRefused() {
    Session.Result refused = Session.scripted().run("run", "suites/smoke.yaml", "--mode", "speed");
    assertThat(refused.status()).isNotZero();
    assertThat(refused.err()).contains("must be one of both, quality, timing, got 'speed'");
  }
}
