package dev.conflayers.judge.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.base.ResultProblem;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Population;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.analysis.StrategyVerdict;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.record.RunRecord;
import dev.conflayers.task.Tasks;
import dev.conflayers.testing.RunRecords;
import dev.conflayers.testing.SimulatedRun;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Two runs set against each other say what was planted between them, or why they cannot. */
class RunComparerTest {
  private static SimulatedRun run() {
    return new SimulatedRun().speedup(1.2);
  }

  private static RunComparer comparer(SimulatedRun first, SimulatedRun second) {
    return RunComparer.of(
        RunView.of(first.record()),
        RunView.of(RunRecords.named(second.record(), "20260103T030405Z_later_eeeeeeee")),
        Tasks::byName);
  }

  private static RunComparison.Row fast(RunComparison comparison) {
    return comparison.rows().stream()
        .filter(row -> row.firstStrategy().equals(SimulatedRun.FAST))
        .reduce((one, last) -> last)
        .orElseThrow();
  }

  private static Estimate speedups(RunComparison.Row row) {
    return Objects.requireNonNull(row.speedups(), "both have full depth below them");
  }

  @Test
  void findsByHowMuchTheSecondGainsMore() {
    RunComparer comparer = comparer(run(), run().speedup(1.32).seed(8));
    RunComparison comparison = comparer.paired(comparer.namesakes());
    RunComparison.Row row = fast(comparison);
    assertThat(comparison.outcome(row)).isEqualTo(StrategyVerdict.Outcome.FASTER);
    assertThat(speedups(row).value()).isCloseTo(1.1, within(0.02));
    assertThat(speedups(row).bounds().contains(1.1)).isTrue();
    assertThat(speedups(row).population()).isEqualTo(Population.PROMPTS_AND_JVMS);
  }

  @Test
  void aRunAgainstItsCopyDiffersInNothing() {
    RunComparer comparer = comparer(run(), run());
    RunComparison comparison = comparer.paired(comparer.namesakes());
    assertThat(comparison.differences()).isEmpty();
    assertThat(comparison.rows())
        .allSatisfy(
            row -> {
              assertThat(comparison.outcome(row)).isEqualTo(StrategyVerdict.Outcome.CANNOT_TELL);
              assertThat(row.unequal()).isZero();
              assertThat(Objects.requireNonNull(row.sameText(), "is paired").value()).isEqualTo(1);
            });
  }

  /** The second is slower in a tenth of its prompts, which its mean hardly shows. */
  @Test
  void findsATailThatGotLonger() {
    RunComparer comparer =
        comparer(run().size(60, 2), run().size(60, 2).seed(8).fasterEvery(10, 0.4));
    RunComparison.Row row = fast(comparer.paired(comparer.namesakes()));
    assertThat(tail(row, "p50").bounds().contains(1)).isTrue();
    assertThat(Objects.requireNonNull(tail(row, "p95").bounds().low())).isGreaterThan(1.2);
    assertThat(fast(comparer.unpaired(comparer.namesakes())).tails()).isEmpty();
  }

  private static Estimate tail(RunComparison.Row row, String at) {
    return row.tails().stream()
        .filter(e -> e.estimand() == Estimand.TPOT_RATIO && e.at().equals(at))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void leavesTheControlOut() {
    RunComparer comparer = comparer(run().control(true, 1), run().control(true, 1));
    assertThat(comparer.namesakes())
        .extracting(RunComparer.Match::first)
        .containsExactly("full", SimulatedRun.FAST, SimulatedRun.UNVERIFIED);
  }

  @Test
  void twoStrategiesOfOneRunCompareWithinItsBlocks() {
    RunRecord record = run().record();
    RunComparer comparer = RunComparer.within(RunView.of(record), Tasks::byName);
    RunComparison comparison =
        comparer.paired(List.of(new RunComparer.Match("full", SimulatedRun.FAST)));
    assertThat(comparison.oneSession()).isTrue();
    RunComparison.Row row = comparison.rows().get(comparison.rows().size() - 1);
    assertThat(speedups(row).value()).isCloseTo(1.2, within(0.02));
    assertThat(Objects.requireNonNull(row.times(), "is timed").value())
        .isCloseTo(Objects.requireNonNull(speedups(row).value(), "is one"), within(1e-9));
  }

  @Test
  void refusesOtherWorkAndSaysWhatDiffers() {
    RunComparer comparer = comparer(run(), run().tokens(50));
    assertThatThrownBy(() -> comparer.paired(comparer.namesakes()))
        .isInstanceOf(ResultProblem.class)
        .hasMessageContaining("max-new-tokens")
        .hasMessageContaining("50 in the second")
        .hasMessageContaining("--unpaired");
  }

  @Test
  void refusesRunsWithoutATaskInCommon() {
    RunComparer comparer = comparer(run().tasks("gsm8k"), run().tasks("mini-translation"));
    assertThatThrownBy(() -> comparer.paired(comparer.namesakes()))
        .isInstanceOf(ResultProblem.class)
        .hasMessageContaining("share no prompt");
    assertThatThrownBy(() -> comparer.unpaired(comparer.namesakes()))
        .isInstanceOf(ResultProblem.class)
        .hasMessageContaining("no task in common");
  }

  @Test
  void refusesAStrategyThatIsNotThere() {
    RunComparer comparer = comparer(run(), run());
    assertThatThrownBy(() -> comparer.paired(List.of(new RunComparer.Match("fst", "fast"))))
        .isInstanceOf(ResultProblem.class)
        .hasMessageContaining("has no strategy 'fst'; it has full, fast");
  }

  @Test
  void otherWorkCanStillBeComparedByItsMeans() {
    RunComparer comparer = comparer(run(), run().tokens(50).speedup(1.32).seed(8));
    RunComparison comparison = comparer.unpaired(comparer.namesakes());
    assertThat(comparison.paired()).isFalse();
    RunComparison.Row row = fast(comparison);
    assertThat(speedups(row).bounds().contains(1.1)).isTrue();
    assertThat(row.sameText()).isNull();
    assertThat(row.quality()).isEmpty();
  }

  /** The speedups differ by a tenth, of all tasks together there are no ranks. */
  @Test
  void unpairedRunsAreComparedByRanksTaskByTask() {
    RunComparer comparer = comparer(run().speedup(1.2), run().speedup(1.32).seed(2));
    RunComparison comparison = comparer.unpaired(comparer.namesakes());
    assertThat(comparison.rows())
        .filteredOn(row -> row.task().equals(Comparison.ALL_TASKS))
        .allSatisfy(row -> assertThat(row.ranks()).isNull());
    assertThat(comparison.rows())
        .filteredOn(row -> !row.task().equals(Comparison.ALL_TASKS))
        .filteredOn(row -> row.firstStrategy().equals(SimulatedRun.FAST))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              RankDifference ranks = Objects.requireNonNull(row.ranks());
              assertThat(ranks.of()).isEqualTo(Estimand.RATIO_OF_SPEEDUPS);
              assertThat(ranks.bounds().contains(1.1)).isTrue();
              assertThat(ranks.pValue()).isLessThan(0.001);
            });
    RunComparer self = comparer(run(), run());
    assertThat(self.paired(self.namesakes()).rows())
        .allSatisfy(row -> assertThat(row.ranks()).isNull());
  }

  @Test
  void countsTextsThatDiffer() {
    RunComparer comparer = comparer(run(), run().shorterEvery(4, 3));
    RunComparison.Row row = fast(comparer.paired(comparer.namesakes()));
    assertThat(row.unequal()).isPositive();
    assertThat(Objects.requireNonNull(row.sameText(), "is paired").value()).isLessThan(1);
  }
}
