package dev.conflayers.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.evidence.Bounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictFileTest {
  private static final GateVerdict VERDICT =
      new GateVerdict(
          GateVerdict.VERSION,
          GateState.FAIL,
          10,
          "1 of 1 rules fails.",
          2,
          "gate",
          "java",
          "pr",
          "abc",
          "",
          List.of("one", "two"),
          List.of("base"),
          new GateVerdict.Control(1.001, 0.99, null, "OK"),
          List.of(
              RuleVerdict.of(
                  new RuleVerdict.Subject("s_geo", "all tasks", "conflayers", "S_geo"),
                  GateState.FAIL,
                  new RuleVerdict.Compared(1.2, 1.1, "x", true),
                  new RuleVerdict.Change(-0.08, new Bounds(-0.1, -0.06, 0.9), 0.03),
                  new RuleVerdict.PValues(0.001, 0.002),
                  new RuleVerdict.Sample(80, 5, 0.01, null),
                  new RuleVerdict.Advice("slower", "look", List.of("speed")))),
          List.of("busy"),
          "00ff");

  @TempDir private Path directory;

  @Test
  void readsWhatItWrote() throws IOException {
    VerdictFile.write(VERDICT, directory.resolve("new"));
    assertThat(VerdictFile.read(directory.resolve("new"))).isEqualTo(VERDICT);
  }

  @Test
  void leavesNothingElseBehind() throws IOException {
    VerdictFile.write(VERDICT, directory);
    VerdictFile.write(VERDICT, directory);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(directory.resolve(VerdictFile.NAME));
    }
  }

  @Test
  void isAnErrorUntilItIsDecided() throws IOException {
    VerdictFile.write(VerdictFile.undecided("abc"), directory);
    assertThat(VerdictFile.read(directory).overall()).isEqualTo(GateState.ERROR);
    assertThat(VerdictFile.read(directory).exitCode()).isEqualTo(70);
  }

  @Test
  void refusesATruncatedFile() throws IOException {
    String text = VerdictFile.text(VERDICT);
    Path file = directory.resolve(VerdictFile.NAME);
    Files.writeString(file, text.substring(0, text.length() / 2));
    assertThatThrownBy(() -> VerdictFile.read(directory))
        .isInstanceOf(GateProblem.class)
        .hasMessageStartingWith(file + ": is not a verdict of this version");
  }

  @Test
  void refusesAnotherVersion() throws IOException {
    Path file = directory.resolve(VerdictFile.NAME);
    Files.writeString(
        file, VerdictFile.text(VERDICT).replace("\"schemaVersion\" : 1", "\"schemaVersion\" : 9"));
    assertThatThrownBy(() -> VerdictFile.read(directory))
        .isInstanceOf(GateProblem.class)
        .hasMessageContaining("is of version 9 and this program reads version 1");
  }

  @Test
  void keepsTheOldVerdictWhereTheNewOneCannotBeWritten() throws IOException {
    VerdictFile.write(VERDICT, directory);
    Files.createDirectory(directory.resolve(VerdictFile.NAME + ".part"));
    assertThatThrownBy(() -> VerdictFile.write(VerdictFile.undecided(""), directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("could not be written");
    assertThat(VerdictFile.read(directory)).isEqualTo(VERDICT);
  }
}
