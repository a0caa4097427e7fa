package dev.conflayers.report.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.judge.gate.GateState;
import dev.conflayers.judge.gate.GateVerdict;
import dev.conflayers.report.text.MarkdownText;
import dev.conflayers.testing.Verdicts;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportMarkdownTest {
  /** Passes are in the table of single tasks, failures in the main one: both have to be cut. */
  @ParameterizedTest
  @EnumSource(
      value = GateState.class,
      names = {"PASS", "FAIL"})
  void aCommentOfTwoMegabytesFits(GateState state) {
    GateVerdict verdict = Verdicts.twoMegabytes(state);
    String report = ReportMarkdown.of(verdict, "charts/");
    assertThat(report.length()).isBetween(50_000, ReportMarkdown.MOST_CHARACTERS);
    assertThat(rows(report) + leftOut(report)).isEqualTo(verdict.rules().size());
    assertThat(report).contains("Signature: ").endsWith("`\n");
  }

  @Test
  void rowsOfSingleTasksAreCutFirst() {
    GateVerdict verdict = Verdicts.twoMegabytes(GateState.PASS);
    String report = ReportMarkdown.of(verdict, "");
    assertThat(report.indexOf("| s_steady [S_steady], conflayers, all tasks"))
        .isPositive()
        .isLessThan(report.indexOf("<details>"));
    assertThat(report.indexOf("more rows were left out"))
        .isGreaterThan(report.indexOf("<details>"));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 100, 1_500, 5_000, 70_000, 1_024_000})
  void aSummaryIsNeverLongerThanTheRoomThereIs(long most) {
    String report = ReportMarkdown.inBytes(Verdicts.twoMegabytes(GateState.PASS), "", most);
    assertThat(report.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo((int) most);
  }

  @Test
  void theFirstLineSaysWhichCommentToReplace() {
    assertThat(ReportMarkdown.of(Verdicts.passing(), "").lines().findFirst())
        .contains("<!-- conflayers-gate:conflayers-6x80@1.2.0:linux-x64-2c -->");
  }

  @Test
  void theKeyCannotEndItsComment() {
    GateVerdict verdict = Verdicts.named("a --> <b>", "c\nd");
    assertThat(ReportMarkdown.of(verdict, "").lines().findFirst())
        .contains("<!-- conflayers-gate:a_-___b_:c_d -->");
  }

  @Test
  void textIsShownAndNotActedOn() {
    assertThat(MarkdownText.comment("<b> a|b @me #1 *x* a_b _c_ [l](u)\n\u0000"))
        .isEqualTo("&lt;b&gt; a\\|b @<!-- -->me #<!-- -->1 \\*x\\* a_b \\_c\\_ [l\\](u) U+0000");
    assertThat(MarkdownText.comment("Run `a --b <C>`.")).isEqualTo("Run `a --b <C>`.");
    assertThat(MarkdownText.comment("one ` <b>")).isEqualTo("one \\` &lt;b&gt;");
  }

  @Test
  void chartsAreLinkedWhereItIsKnownWhereTheyAre() {
    assertThat(ReportMarkdown.of(Verdicts.passing(), "")).contains("report: speedups\n");
    assertThat(ReportMarkdown.of(Verdicts.passing(), "charts/"))
        .contains("report: [speedups](<charts/speedups.svg>)\n");
  }

  private static long rows(String report) {
    return report.lines().filter(line -> line.startsWith("| s_steady")).count();
  }

  private static int leftOut(String report) {
    Matcher said = Pattern.compile("\\((\\d+) more rows were left out").matcher(report);
    int rows = 0;
    for (String number : said.results().map(result -> result.group(1)).toList()) {
      rows += Integer.parseInt(number);
    }
    return rows;
  }
}
