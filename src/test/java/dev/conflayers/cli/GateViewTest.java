package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.base.Visible;
import dev.conflayers.judge.gate.GateState;
import dev.conflayers.judge.gate.GateVerdict;
import dev.conflayers.judge.gate.VerdictFile;
import dev.conflayers.testing.Verdicts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateViewTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/gate/every-state");

  @Test
  void everyStateLooksAsSealed() throws IOException {
    Path golden = GOLDEN.resolve("terminal.txt");
    String text = show(Verdicts.everyState(), 0, false);
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(golden, text);
    }
    assertThat(text).isEqualTo(Files.readString(golden));
  }

  @Test
  void theFirstLineIsTheVerdict() {
    assertThat(show(Verdicts.fortyFailures(), 0, false).lines().findFirst())
        .contains("FAIL: 40 of 40 rules failed.");
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 100, 140})
  void theTableFitsTheTerminal(int columns) {
    assertThat(show(Verdicts.fortyFailures(), columns, false).lines())
        .allMatch(line -> line.length() <= columns)
        .anyMatch(line -> line.contains("metric_39"));
  }

  @Test
  void aLongListIsCutAndSaysSo() {
    assertThat(show(Verdicts.twoMegabytes(GateState.FAIL), 0, false))
        .contains("7961 more in report.md")
        .hasSizeLessThan(20_000);
  }

  @Test
  void nothingThatRulesSaySteersTheTerminal() {
    String text = show(Verdicts.everyState(), 0, false);
    assertThat(Visible.of(text, "\n")).isEqualTo(text);
  }

  @Test
  void jsonIsTheFile() {
    assertThat(show(Verdicts.everyState(), 0, true))
        .isEqualTo(VerdictFile.text(Verdicts.everyState()));
  }

  private static String show(GateVerdict verdict, int columns, boolean json) {
    StringWriter out = new StringWriter();
    PrintWriter printer = new PrintWriter(out);
    int code = new GateView(new Terminal(printer, printer, false, columns, 0)).show(verdict, json);
    assertThat(code).isEqualTo(verdict.exitCode());
    return out.toString();
  }
}
