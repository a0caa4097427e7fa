package dev.conflayers.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.Analyst;
import dev.conflayers.judge.analysis.StrategyVerdict;
import dev.conflayers.judge.claim.ClaimVerdict;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.task.Tasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The times that the authors of ConfLayers published of Llama-2-13B, analysed again: what they come
 * to is known from another analysis of the same logs.
 */
class PublishedTimesTest {
  private static final Path TIMES = Path.of("../shared/oracles/published_log_times.json");
  private static final String ALL = "all_llama2-13b_num-100_new-512_data-";
  private static final String OWN = "conflayers_llama2-13b_num-100_new-512_data-";

  @TempDir private Path folder;

  private Analysis analysis(String task) {
    assumeTrue(
        Files.exists(TIMES),
        "SKIPPED: the published times are not here ("
            + TIMES
            + "); they are no part of the"
            + " repository");
    ImportedFiles files =
        new ImportedFiles(folder)
            .with("vanilla", TIMES, ALL + task + "::vanilla")
            .with("swift", TIMES, ALL + task + "::swift")
            .with("conflayers", TIMES, OWN + task + "::dynamic")
            .tokens(512)
            .resolution(1)
            .above(1.05)
            .above(1.4);
    if (task.equals("gsm8k")) {
      files
          .with("window-10", TIMES, OWN + task + "_win-10::dynamic")
          .with("window-20", TIMES, OWN + task + "_win-20::dynamic");
    }
    return Analyst.analyse(RunView.of(files.read()), Tasks::byName);
  }

  private static Comparison comparison(Analysis analysis, String strategy) {
    return analysis.comparisons().stream()
        .filter(c -> c.strategy().equals(strategy) && c.task().equals(Comparison.ALL_TASKS))
        .findFirst()
        .orElseThrow();
  }

  private static Estimate figure(Analysis analysis, String strategy, Estimand estimand) {
    return Objects.requireNonNull(comparison(analysis, strategy).figure(estimand), strategy);
  }

  /** Totals are known to three digits, steady ratios as geometric means from rounder times. */
  @ParameterizedTest
  @CsvSource({
    "gsm8k, conflayers, 1.125, 1.131, 2, 4, 4",
    "gsm8k, swift, 1.085, 1.175, 5, 68, 48",
    "cnndm, conflayers, 1.163, 1.169, 1, 5, 4",
    "cnndm, swift, 0.920, 1.054, 4, 134, 276"
  })
  void totalsSteadyRatiosAndBreakEvenAreTheKnownOnes(
      String task,
      String strategy,
      double total,
      double steady,
      int end,
      double cost,
      double even) {
    Analysis analysis = analysis(task);
    assertThat(figure(analysis, strategy, Estimand.S_TOTAL).value()).isCloseTo(total, within(6e-4));
    Estimate after = figure(analysis, strategy, Estimand.S_STEADY);
    assertThat(after.value()).isCloseTo(steady, within(2.1e-3));
    assertThat(after.n()).isEqualTo(100 - end);
    assertThat(figure(analysis, strategy, Estimand.SEARCH_COST).value())
        .isCloseTo(cost, within(0.5));
    assertThat(figure(analysis, strategy, Estimand.BREAK_EVEN).value())
        .isCloseTo(even, within(1.0));
    for (Estimand estimand :
        new Estimand[] {
          Estimand.S_TOTAL,
          Estimand.S_STEADY,
          Estimand.S_GEO,
          Estimand.SEARCH_COST,
          Estimand.BREAK_EVEN
        }) {
      Estimate figure = figure(analysis, strategy, estimand);
      assertThat(
              figure
                  .bounds()
                  .contains(Objects.requireNonNull(figure.value()) - 0.5 * whole(estimand)))
          .as("%s lies within its own interval %s", estimand, figure)
          .isTrue();
      assertThat(figure.bounds().low()).as("%s has an interval", estimand).isNotNull();
    }
  }

  /** Numbers of prompts are rounded up. */
  private static double whole(Estimand estimand) {
    return estimand == Estimand.BREAK_EVEN ? 1 : 0;
  }

  /**
   * The other analysis resampled prompts; its intervals and Student's agree to a hundredth. SWIFT's
   * first prompts took many times as long as the others: an interval of so few that decide reaches
   * further than one of prompts drawn again, which see no worse ones.
   */
  @ParameterizedTest
  @CsvSource({
    "gsm8k, conflayers, 1.103, 1.146",
    "gsm8k, swift, 1.012, 1.153",
    "cnndm, conflayers, 1.148, 1.177",
    "cnndm, swift, 0.797, 1.037",
    "gsm8k, window-10, 0.859, 0.886",
    "gsm8k, window-20, 0.866, 0.891"
  })
  void intervalsOfTotalsAreTheKnownOnesButForTheClock(
      String task, String strategy, double low, double high) {
    Estimate total = figure(analysis(task), strategy, Estimand.S_TOTAL);
    double skewed = strategy.equals("swift") ? 0.03 : 0.01;
    assertThat(total.bounds().low()).isBetween(low - 2 * skewed, low + skewed);
    assertThat(total.bounds().high()).isBetween(high - skewed, high + 2 * skewed);
  }

  /** On GSM8K SWIFT passes ConfLayers at about 200 prompts; on CNN/DM it never does. */
  @Test
  void theCurvesCrossAtAboutTwoHundredPrompts() {
    Analysis.Crossing crossing =
        analysis("gsm8k").crossings().stream()
            .filter(c -> c.strategy().equals("swift") && c.other().equals("conflayers"))
            .findFirst()
            .orElseThrow();
    assertThat(crossing.prompts().value()).isBetween(190.0, 210.0);
    assertThat(crossing.prompts().bounds().contains(202)).isTrue();
    assertThat(crossing.prompts().bounds().low()).isNotNull().isGreaterThan(100);
    assertThat(analysis("cnndm").crossings())
        .filteredOn(c -> c.strategy().equals("swift") && c.other().equals("conflayers"))
        .allMatch(c -> c.prompts().value() == null);
  }

  @Test
  void slowerWindowsNeverPay() {
    assertThat(figure(analysis("gsm8k"), "window-10", Estimand.BREAK_EVEN).value()).isNull();
  }

  /** Its interval lies above 1.05, but it was not measured so that this may be CONFIRMED. */
  @Test
  void nothingIsConfirmed() {
    Analysis analysis = analysis("gsm8k");
    ClaimVerdict above =
        analysis.claims().stream()
            .filter(c -> c.strategy().equals("conflayers") && c.claim().contains("1.05"))
            .findFirst()
            .orElseThrow();
    assertThat(above.state()).isEqualTo(ClaimVerdict.State.INCONCLUSIVE);
    assertThat(above.reasons())
        .anyMatch(reason -> reason.contains("took turns"))
        .anyMatch(reason -> reason.contains("off by 1 s"))
        .anyMatch(reason -> reason.contains("run once"));
    assertThat(analysis.claims())
        .filteredOn(c -> c.claim().contains("1.4 "))
        .allMatch(c -> c.state() == ClaimVerdict.State.REFUTED);
    assertThat(analysis.verdicts())
        .allMatch(verdict -> verdict.outcome() == StrategyVerdict.Outcome.CANNOT_TELL);
  }
}
