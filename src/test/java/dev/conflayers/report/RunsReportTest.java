package dev.conflayers.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.analysis.Analyst;
import dev.conflayers.judge.analysis.RunSummary;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import dev.conflayers.report.gallery.History;
import dev.conflayers.task.Tasks;
import dev.conflayers.testing.RunRecords;
import dev.conflayers.testing.SimulatedRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many runs side by side. The golden file is rewritten with {@code -Dgolden=write}. */
class RunsReportTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/report/index.md");

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  private static RunSummary run(int number, double speedup) {
    return RunSummary.of(
        Analyst.analyse(
            RunView.of(
                RunRecords.named(
                    new SimulatedRun()
                        .tokens(130)
                        .size(8, 2)
                        .speedup(speedup)
                        .seed(number)
                        .claimsSpeed("suite", 1.4)
                        .record(),
                    "run-" + number)),
            Tasks::byName));
  }

  private static RunsReport report() {
    return new RunsReport(
        List.of(
            new RunsReport.Entry(run(1, 1.5), "run-1/report.html"),
            new RunsReport.Entry(run(2, 1.2), "")),
        List.of(new RunsReport.Unread("run-3", "manifest.json: schema-version must be 4, got 1")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"und", "de-DE", "tr-TR"})
  void isTheSameInEveryLocale(String tag) throws Exception {
    Locale.setDefault(Locale.forLanguageTag(tag));
    String chart =
        new String(
            Objects.requireNonNull(report().charts().get("history.csv")), StandardCharsets.UTF_8);
    String text = report().markdown() + "\n" + chart;
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(GOLDEN, text);
    }
    assertThat(text).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void aLevelThatMovedIsDrawnAsTwoStretches() {
    List<RunSummary> runs = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      runs.add(run(i, i < 4 ? 1.5 : 1.2));
    }
    Picture history = History.of(runs);
    assertThat(history.panels().get(0).series())
        .filteredOn(Series.Curve.class::isInstance)
        .hasSize(2)
        .allMatch(level -> level.dots().size() == 2);
  }

  @Test
  void noRunsAreNoData() {
    RunsReport none = new RunsReport(List.of(), List.of());
    assertThat(none.html()).contains("There are no runs.", "No data: no run timed");
    assertThat(none.charts()).isEmpty();
  }
}
