package dev.conflayers.report.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.judge.gate.GateState;
import dev.conflayers.testing.Verdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictFilesTest {
  @TempDir private Path directory;

  @Test
  void replacesWhatAnEarlierGateLeft() throws IOException {
    files(Set.of(), Set.of()).write(Verdicts.passing(), directory);
    files(Set.of(), Set.of()).write(Verdicts.undecided(), directory);
    assertThat(directory.resolve("junit.xml")).content().contains("<error ");
    assertThat(directory.resolve("report.md")).content().contains("**ERROR:**");
  }

  @Test
  void writesWhatIsAskedForAndLeavesNothingElse() throws IOException {
    files(Set.of(), Set.of(Export.BMF)).write(Verdicts.passing(), directory);
    try (Stream<Path> there = Files.list(directory)) {
      assertThat(there.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("junit.xml", "report.md", "bmf.json");
    }
  }

  @Test
  void whatIsToFailFailsInTheTests() throws IOException {
    files(Set.of(GateState.INCONCLUSIVE), Set.of())
        .write(Verdicts.of(GateState.INCONCLUSIVE), directory);
    assertThat(directory.resolve("junit.xml")).content().contains("<failure ");
  }

  private static VerdictFiles files(Set<GateState> failing, Set<Export> exports) {
    return new VerdictFiles(
        failing, exports, "", Instant.parse("2026-01-02T03:04:05Z"), Duration.ZERO);
  }
}
