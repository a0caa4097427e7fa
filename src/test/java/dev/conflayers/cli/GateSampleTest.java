package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.report.gate.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command lines of samples are this program's, down to the files that they name. */
class GateSampleTest {

  static Stream<String> commandLines() {
    return Arrays.stream(Sample.values())
        .flatMap(sample -> sample.text().lines())
        .filter(line -> line.matches(".*(run:|^ *-|^) *\\S*/conflayers .*"))
        .map(line -> line.substring(line.indexOf("/conflayers ") + "/conflayers ".length()));
  }

  @ParameterizedTest
  @MethodSource("commandLines")
  void everyCommandLineIsUnderstood(String line) {
    assertThatCode(() -> parse(line)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gate suites/gate.yaml --ruls x",
        "gate suites/gate.yaml --inconclusive maybe",
        "gatte suites/gate.yaml"
      })
  void aMistakeWouldBeNoticed(String line) {
    assertThatThrownBy(() -> parse(line)).isInstanceOf(CommandLine.ParameterException.class);
  }

  @Test
  void everyPipelineHasACommandLine() {
    assertThat(commandLines()).hasSize(6);
  }

  @ParameterizedTest
  @MethodSource("commandLines")
  void everyFileItReadsIsThere(String line) {
    assertThat(Arrays.stream(line.split(" ", -1)).filter(word -> word.endsWith(".yaml")))
        .allMatch(word -> Files.exists(Path.of(word)));
  }

  @ParameterizedTest
  @EnumSource
  void isPrintedAsItIs(Sample sample) {
    Session.Result result = Session.scripted().run("gate", "--sample", sample.toString());
    assertThat(result.status()).as(result.err()).isZero();
    assertThat(result.out()).isEqualTo(sample.text());
  }

  private static void parse(String line) {
    new Main(Session.scripted().wiring()).commandLine().parseArgs(line.split(" ", -1));
  }
}
