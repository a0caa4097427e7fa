package dev.conflayers.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.evidence.Drafts;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.MeasuredCosts;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.Analyst;
import dev.conflayers.judge.analysis.Caution;
import dev.conflayers.judge.analysis.StrategyVerdict;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.record.RunRecord;
import dev.conflayers.report.section.Report;
import dev.conflayers.report.text.CsvText;
import dev.conflayers.report.text.MarkdownText;
import dev.conflayers.task.Tasks;
import dev.conflayers.testing.RunRecords;
import dev.conflayers.testing.SimulatedRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The files in {@code golden/} seal the report's formats: a change of one byte is a change that
 * readers and programs will see. Rewrite them with {@code -Dgolden=write} and read the difference.
 */
class GoldenReportTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/report");

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  private static Analysis analysis() {
    return Analyst.analyse(RunView.of(RunRecords.handMade()), Tasks::byName);
  }

  @ParameterizedTest
  @ValueSource(strings = {"und", "de-DE", "tr-TR", "ar-EG"})
  void isTheSameInEveryLocale(String tag) throws IOException {
    Locale.setDefault(Locale.forLanguageTag(tag));
    Analysis analysis = analysis();
    for (ReportFormat format : ReportFormat.all()) {
      compare(format.fileName(), withoutDrawings(format.render(analysis)));
    }
    compare("charts.csv", numbers(analysis));
    compare("summary.txt", SummaryTable.of(analysis, 0));
  }

  /** What a drawing looks like depends on the machine's fonts; what it shows is sealed as CSV. */
  private static String withoutDrawings(String report) {
    return report.replaceAll("(?s)<svg .*?</svg\\s*>", "<svg></svg>");
  }

  private static String numbers(Analysis analysis) {
    StringBuilder all = new StringBuilder();
    Report.of(analysis)
        .chartFiles(List.of("csv"))
        .forEach(
            (name, bytes) ->
                all.append(name).append("\r\n").append(new String(bytes, StandardCharsets.UTF_8)));
    return all.toString();
  }

  /** Five forks, three claims, a control and a strategy that must fail: what claims look like. */
  @Test
  void claimsComeFirst() throws IOException {
    RunRecord run =
        new SimulatedRun()
            .tokens(130)
            .size(24, 5)
            .claimsSpeed("any-task", 1.4)
            .claimsQuality("exact-match", 0.02)
            .claimsIdentity(0)
            .record();
    Analysis analysis = Analyst.analyse(RunView.of(run), Tasks::byName);
    String report = new MarkdownReport().render(analysis);
    compare("claims.md", report.substring(0, report.indexOf("## Measurement setup")));
    compare("claims-verdict.json", new VerdictReport().render(analysis));
    compare("claims-summary.txt", SummaryTable.of(analysis, 0));
    assertThat(SummaryTable.of(analysis, 0)).doesNotContain("full-again");
  }

  @Test
  void theSummaryFitsANarrowTerminal() {
    String narrow = SummaryTable.of(analysis(), 70);
    assertThat(narrow.lines()).allMatch(line -> line.length() <= 70);
    assertThat(narrow)
        .contains("speedup", "95% interval", "same text")
        .doesNotContain("tokens/step");
  }

  /** By hand: 5 / 8 = 0.625, 12 / 8 = 1.5 and 0.02 / 8 = 0.0025 steps; T(8)/T(1) = 13.5 / 9. */
  @Test
  void measuredCostsAreShownWithWhereTheyCameFrom() throws IOException {
    Analysis analysis = Analyst.analyse(RunView.of(RunRecords.withCosts()), Tasks::byName);
    assertThat(Objects.requireNonNull(analysis.costs()).rows())
        .extracting(MeasuredCosts.Row::inSteps)
        .containsExactly(1.0, 0.625, 1.0, 1.5, 1.5, 0.0025);
    String report = new MarkdownReport().render(analysis);
    String section = report.substring(report.indexOf("## Measured costs"));
    compare("costs.md", section.substring(0, section.indexOf("## Quality")));
    assertThat(new MarkdownReport().render(analysis())).doesNotContain("Measured costs");
  }

  private static void compare(String name, String text) throws IOException {
    Path golden = GOLDEN.resolve(name);
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, text);
    }
    assertThat(text).isEqualTo(Files.readString(golden));
  }

  /**
   * By hand, from the times in {@link RunRecords}: per-token ratios are 10/8, 10/8 and 10/5 for the
   * fast strategy, so the geometric mean is (1.25 * 1.25 * 2)^(1/3) = 1.46201.
   */
  @Test
  void speedupsAreTheOnesComputedByHand() {
    Comparison fast = comparison("fast");
    assertThat(value(fast, Estimand.S_GEO)).isCloseTo(1.46201, within());
    // Totals: 3 outputs of 4 tokens each; 120 ms against 32 + 32 + 20 = 84 ms.
    assertThat(value(fast, Estimand.S_TOK)).isCloseTo(120.0 / 84, within());
    assertThat(value(fast, Estimand.S_TOTAL)).isCloseTo(120.0 / 84, within());
    // Mean tokens per second: (125 + 125 + 200) / 3 against 100.
    assertThat(value(fast, Estimand.S_SPECBENCH)).isCloseTo(1.5, within());
    assertThat(fast.pairs()).isEqualTo(3);
  }

  /** Each of the three trials drafts 2 then 1 tokens, of which 1 and 1 are accepted. */
  @Test
  void acceptanceIsTheOneCountedByHand() {
    Comparison.Drafting drafting = comparison("fast").drafting();
    assertThat(drafting.drafted()).isEqualTo(9);
    assertThat(drafting.accepted()).isEqualTo(6);
    assertThat(Objects.requireNonNull(drafting.acceptanceRate())).isCloseTo(6.0 / 9, within());
    // 3 tokens of each trial come out of 2 verifications, with a fourth cut off: 4 / 2.
    assertThat(Objects.requireNonNull(drafting.meanAcceptanceLength())).isCloseTo(2.0, within());
    // Draft passes read 52 bytes where 4 layers of 20 bytes and a head of 12 are 92: 40 of 80.
    assertThat(Objects.requireNonNull(drafting.skippedShare())).isCloseTo(0.5, within());
    assertThat(drafting.positions())
        .containsExactly(new Drafts.Depth(1, 6, 6, 6), new Drafts.Depth(2, 3, 3, 0));
  }

  private static StrategyVerdict verdict(double truth) {
    return Analyst.analyse(
            RunView.of(new SimulatedRun().size(20, 3).speedup(truth).record()), Tasks::byName)
        .verdicts()
        .get(0);
  }

  @Test
  void verdictsSayFasterSlowerAndCannotTell() {
    assertThat(verdict(1.3).speed()).startsWith("fast is faster than full: 1.");
    assertThat(verdict(0.8).speed()).startsWith("fast is slower than full: 0.");
    assertThat(verdict(1).outcome()).isEqualTo(StrategyVerdict.Outcome.CANNOT_TELL);
  }

  @Test
  void aRecordThatFailsAChecksHasNoVerdict() {
    assertThat(analysis().verdicts())
        .extracting(StrategyVerdict::outcome)
        .containsOnly(StrategyVerdict.Outcome.INVALID);
    assertThat(analysis().verdicts().get(1).text()).contains("differs for 1 of 3 prompts");
  }

  @Test
  void cautionsNameWhatLimitsTheNumbers() {
    assertThat(analysis().cautions())
        .extracting(Caution::kind)
        .containsExactly(
            Caution.Kind.FAILED_TRIALS, Caution.Kind.FEW_PROMPTS, Caution.Kind.TEXT_DIFFERS);
  }

  @Test
  void whatModelsAndFilesSayCannotActInTheReport() {
    assertThat(MarkdownText.of("a|b <img src=x> `c` [l](u)\n**d** \u202e"))
        .isEqualTo("a\\|b &lt;img src=x&gt; \\`c\\` [l\\](u) \\*\\*d\\*\\* U+202E");
    assertThat(CsvText.field("=1+1")).isEqualTo("'=1+1");
    assertThat(CsvText.field("a,\"b\"\n")).isEqualTo("\"a,\"\"b\"\"\n\"");
  }

  @Test
  void analysingTwiceGivesTheSame() {
    RunRecord run = RunRecords.handMade();
    assertThat(Analyst.analyse(RunView.of(run), Tasks::byName))
        .isEqualTo(Analyst.analyse(RunView.of(run), Tasks::byName));
  }

  private static double value(Comparison comparison, Estimand estimand) {
    Estimate figure = Objects.requireNonNull(comparison.figure(estimand));
    return Objects.requireNonNull(figure.value());
  }

  private static Comparison comparison(String strategy) {
    return analysis().comparisons().stream()
        .filter(c -> c.strategy().equals(strategy) && c.task().equals(Comparison.ALL_TASKS))
        .findFirst()
        .orElseThrow();
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.api.Assertions.within(1e-5);
  }
}
