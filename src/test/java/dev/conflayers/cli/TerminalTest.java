package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is shown fits the terminal it is shown on, and is left whole where there is none. */
class TerminalTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private Terminal terminal(int columns) {
    return new Terminal(new PrintWriter(out), new PrintWriter(err), columns > 0, columns, columns);
  }

  @Test
  void aRedrawnLineNeverReachesTheNextRow() {
    terminal(20).redraw("a line of more than twenty letters");
    assertThat(err).hasToString("\r\u001b[Ka line of more tha…");
  }

  @Test
  void longDescriptionsGoOnInTheirColumn() {
    terminal(20).list(Map.of("name", "words that do not fit"));
    assertThat(out.toString().lines()).containsExactly("name  words that do", "      not fit");
  }

  @Test
  void aPipeGetsEachEntryOnALine() {
    terminal(0).list(Map.of("name", "words that do not fit"));
    assertThat(out.toString().lines()).containsExactly("name  words that do not fit");
  }

  @Test
  void aWordThatIsTooLongStandsAlone() {
    assertThat(terminal(10).wrapped("one abcdefghijklmnop two").lines())
        .containsExactly("one", "abcdefghijklmnop", "two");
  }

  @Test
  void widthsThatMakeNoSenseAreNotBelieved() {
    assertThat(ThisMachine.columns("")).isEqualTo(80);
    assertThat(ThisMachine.columns("0")).isEqualTo(80);
    assertThat(ThisMachine.columns("5x")).isEqualTo(80);
    assertThat(ThisMachine.columns("12")).isEqualTo(40);
    assertThat(ThisMachine.columns("132")).isEqualTo(132);
  }
}
