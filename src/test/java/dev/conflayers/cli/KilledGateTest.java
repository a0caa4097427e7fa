package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.judge.gate.GateState;
import dev.conflayers.judge.gate.VerdictFile;
import dev.conflayers.testing.OwnJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gate that is killed while it measures leaves no verdict but ERROR. */
class KilledGateTest {
  @TempDir private Path folder;

  @Test
  void aKilledGateCannotLookGreen() throws IOException, InterruptedException {
    Process gate =
        OwnJvm.of(
                KilledGate.class,
                System.getProperty("java.class.path"),
                List.of("suites/smoke.yaml", "suites/gate/gate.yaml", folder.toString()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader said = gate.inputReader()) {
      assertThat(said.readLine()).isEqualTo("measuring");
    } finally {
      gate.destroyForcibly().waitFor();
    }
    assertThat(VerdictFile.read(folder.resolve("out")).overall()).isEqualTo(GateState.ERROR);
    assertThat(VerdictFile.read(folder.resolve("out")).headline()).contains("it was killed");
  }
}
