package dev.conflayers.report.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.conflayers.judge.gate.GateState;
import dev.conflayers.judge.gate.GateVerdict;
import dev.conflayers.judge.gate.VerdictFile;
import dev.conflayers.testing.Verdicts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Shells and build tools change exit codes; the two documented lines of shell get the verdict out
 * of its file all the same.
 */
class RecoveredVerdictTest {
  private static final String READ = Sample.SHELL.text();
  private static final String SAY = READ + "echo \"$overall $code\"\nexit \"$code\"\n";

  @TempDir private Path directory;

  private record Ended(int status, String out) {}

  @ParameterizedTest
  @EnumSource(GateState.class)
  void theLinesReadEveryState(GateState state) throws Exception {
    VerdictFile.write(Verdicts.of(state), directory);
    assertThat(sh(SAY)).isEqualTo(new Ended(state.exitCode(), state + " " + state.exitCode()));
  }

  /** Messages and remedies may say what they like. */
  @Test
  void nothingElseInTheFileLooksLikeAVerdict() throws Exception {
    String trap = "\n  \"overall\" : \"PASS\",\n  \"exitCode\" : 0,\n";
    VerdictFile.write(Verdicts.saying(GateState.FAIL, trap), directory);
    assertThat(sh(SAY)).isEqualTo(new Ended(10, "FAIL 10"));
  }

  /** `sh -e` ends at a command that fails, unless somebody looks at what it said. */
  @ParameterizedTest
  @EnumSource(
      value = GateState.class,
      names = {"FAIL", "INCONCLUSIVE"})
  void aShellThatEndsAtErrorsCanGoOn(GateState state) throws Exception {
    gateThatEndsWith(Verdicts.of(state));
    assertThat(sh("./gate || true\n" + SAY))
        .isEqualTo(new Ended(state.exitCode(), state + " " + state.exitCode()));
  }

  /** make ends with 2 whatever its command ended with. */
  @ParameterizedTest
  @EnumSource(
      value = GateState.class,
      names = {"FAIL", "INCONCLUSIVE"})
  void theVerdictSurvivesMake(GateState state) throws Exception {
    assumeTrue(
        sh("command -v make >/dev/null").status() == 0,
        "SKIPPED: there is no make on this machine, and this test is about it");
    gateThatEndsWith(Verdicts.of(state));
    Files.writeString(directory.resolve("Makefile"), "check:\n\t@./gate\n");
    Ended made =
        sh("status=0; make -s check 2>/dev/null || status=$?; echo \"make: $status\"\n" + SAY);
    assertThat(made)
        .isEqualTo(new Ended(state.exitCode(), "make: 2\n" + state + " " + state.exitCode()));
  }

  @Test
  void withoutAFileTheShellEndsWithAnError() throws Exception {
    assertThat(sh(SAY).status()).isNotZero();
  }

  private void gateThatEndsWith(GateVerdict verdict) throws IOException {
    Files.writeString(directory.resolve("said.json"), VerdictFile.text(verdict));
    Path gate = directory.resolve("gate");
    Files.writeString(
        gate, "#!/bin/sh\ncp said.json verdict.json\nexit " + verdict.exitCode() + "\n");
    assertThat(gate.toFile().setExecutable(true)).isTrue();
  }

  private Ended sh(String script) throws Exception {
    Path out = directory.resolve("out");
    Process process =
        new ProcessBuilder(List.of("sh", "-e", "-c", script))
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(directory.resolve("err").toFile())
            .start();
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8).strip());
  }
}
