package dev.conflayers.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.analysis.Analyst;
import dev.conflayers.judge.analysis.Choice;
import dev.conflayers.report.MarkdownReport;
import dev.conflayers.task.Tasks;
import dev.conflayers.testing.RunRecords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Three candidates: one goes after the first round, one after the second, one is tested. */
class ChoiceSectionTest {
  private static final Choice CHOICE =
      new Choice(
          "a",
          "a is faster than full depth",
          List.of(
              shown(1, "a", 1.5, true, "in the faster half"),
              shown(1, "b", 1.4, true, "in the faster half"),
              shown(1, "c", 1.6, false, "2 of its trials failed"),
              shown(2, "a", 1.3, true, "fastest"),
              shown(2, "b", 1.2, false, "slower")),
          List.of(
              shown(3, "a", 1.1, true, ""),
              new Choice.Shown(3, "b", null, null, null, 0, false, "")));

  private static Choice.Shown shown(
      int round, String strategy, double speed, boolean kept, String fate) {
    return new Choice.Shown(
        round, strategy, speed, speed - 0.05, speed + 0.05, 8 * round, kept, fate);
  }

  private static final Report REPORT =
      Report.of(Analyst.analyse(RunView.of(RunRecords.handMade()), Tasks::byName), CHOICE, "");

  @Test
  void showsBothSplitsForWhoeverWentFurthestFirst() {
    String text = new MarkdownReport().render(REPORT).replaceAll(" +", " ");
    assertThat(text)
        .containsSubsequence(
            "## Strategy selection",
            "**Answer: a**. a is faster than full depth.",
            "| a | 2 | 16 | 1.300 [1.250, 1.350] | chosen: fastest | 1.100 [1.050, 1.150] |",
            "| b | 2 | 16 | 1.200 [1.150, 1.250] | set aside: slower | n/a: nothing was timed |",
            "| c | 1 | 8 | 1.600 [1.550, 1.650] | set aside: 2 of its trials failed | n/a: not"
                + " tested |",
            "charts/choice.svg");
  }

  @Test
  void theChartHoldsBothSplits() {
    String csv =
        new String(
            Objects.requireNonNull(REPORT.chartFiles(List.of("csv")).get("choice.csv")),
            StandardCharsets.UTF_8);
    assertThat(csv.lines().filter(line -> line.contains("test split,a (round 2),")))
        .singleElement()
        .asString()
        .contains(",1.1,1.05,");
    assertThat(csv.lines().filter(line -> line.contains("set aside"))).hasSize(2);
  }

  @Test
  void aRunThatTestedNoChoiceSaysNothingOfOne() {
    Report report = Report.of(Analyst.analyse(RunView.of(RunRecords.handMade()), Tasks::byName));
    assertThat(new MarkdownReport().render(report)).doesNotContain("Strategy selection");
  }
}
