package dev.conflayers.run.fork;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the process of a fork ended is told from real processes, and what it said is kept. */
class ForkProcessTest {
  @TempDir private Path run;
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  private ProcessEnd end(String script) throws IOException {
    return new ForkProcess(new Interruption(), shown).measure(List.of("sh", "-c", script), run, 2);
  }

  @Test
  void whatAForkSaysIsShownAsItIsAndKeptWithoutItsProgressBar() throws IOException {
    String said = "Loading\\n\\r\\033[K[= ] 1/4\\r\\033[K[==] 2/4\\r\\033[Ktrial 3: too long\\n";
    ProcessEnd end = end("printf '" + said + "' >&2; exit 74");
    assertThat(shown.toString(StandardCharsets.UTF_8)).contains("[= ] 1/4\r\u001b[K[==] 2/4");
    assertThat(Files.readAllLines(ForkLog.of(run, 2)))
        .containsExactly(
            "process " + end.process() + " measures fork 2",
            "Loading",
            "trial 3: too long",
            "process " + end.process() + " ended with status 74: " + ExitCode.DISK.meaning());
    assertThat(end.crashed()).isFalse();
    assertThat(end.code()).isEqualTo(ExitCode.DISK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kill -9 $$  | was killed by signal 9 (SIGKILL), as the system does with a process",
        "kill -SEGV $$ | was killed by signal 11 (SIGSEGV), which is a crash of native code",
        "exit 134 | was killed by signal 6 (SIGABRT), which is a crash of native code",
        "kill -TERM $$ | was killed by signal 15 (SIGTERM)",
        "exit 3 | ended with status 3: its heap was full; allow more with -Xmx",
        "exit 1 | ended with status 1",
        "exit 70 | ended with status 70: a gate could not decide, or a defect of conflayers"
      })
  void aCrashIsNamed(String script, String words) throws IOException {
    ProcessEnd end = end(script);
    assertThat(end.crashed()).isTrue();
    assertThat(end.words()).startsWith("process " + end.process() + " " + words);
    assertThat(Files.readString(ForkLog.of(run, 2))).contains(words);
  }

  @Test
  void anInterruptedForkDidNotCrash() throws IOException {
    assertThat(end("exit 130").crashed()).isFalse();
    assertThat(end("exit 130").words()).contains("stopped by the user");
  }

  /** The package of forks is below that of commands, and starts it by name. */
  @Test
  void whatIsStartedIsThisProgram() {
    assertThat(ThisProgram.MAIN).isEqualTo(Main.class.getName());
  }

  @Test
  void aLogGrowsWhenAForkIsMeasuredAgain() throws IOException {
    end("exit 0");
    end("exit 0");
    assertThat(Files.readAllLines(ForkLog.of(run, 2))).hasSize(4);
  }
}
