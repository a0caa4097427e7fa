package dev.conflayers.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.base.ModelFacts;
import dev.conflayers.evidence.Memory;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.judge.analysis.Analyst;
import dev.conflayers.record.ForkEnd;
import dev.conflayers.record.LinesDigest;
import dev.conflayers.record.RunRecord;
import dev.conflayers.report.MarkdownReport;
import dev.conflayers.task.Tasks;
import dev.conflayers.testing.RunLike;
import dev.conflayers.testing.RunRecords;
import dev.conflayers.testing.SimulatedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Memory that forks recorded reaches gates, reports and comparisons. */
class PeakMemoryTest {
  private static RunRecord run(@Nullable Long... peaks) {
    RunRecord run = new SimulatedRun().unverified(false, false).size(20, 2).record();
    List<ForkEnd> ends = new ArrayList<>();
    for (int i = 0; i < peaks.length; i++) {
      ends.add(
          new ForkEnd(
              i % 2,
              i / 2,
              "2026-01-01T00:00:00Z",
              new LinesDigest(0, "a".repeat(64)),
              0,
              new ForkEnd.Memory(peaks[i], 100_000_000L, 2_000_000L, 30_000_000L),
              null));
    }
    return RunLike.of(run).forkEnds(ends).record();
  }

  private static RuleVerdict only(String rule, RunRecord head, ComparedWith with) {
    return GateRuns.judge(GateRuns.policy("  - " + rule + "\n"), head, with).rules().get(0);
  }

  @Test
  void aBoundHoldsForTheMeanOfForks() {
    RunRecord run = run(300_000_000L, 500_000_000L);
    RuleVerdict within = only("{metric: peak_memory, max: 400}", run, ComparedWith.nothing());
    assertThat(within.state()).as(within.message()).isEqualTo(GateState.PASS);
    assertThat(within.head()).isEqualTo(400);
    assertThat(within.forks()).isEqualTo(2);
    assertThat(only("{metric: peak_memory, max: 399}", run, ComparedWith.nothing()).state())
        .isEqualTo(GateState.FAIL);
  }

  @Test
  void aBaselineIsComparedWithinItsTolerance() {
    ComparedWith baseline =
        ComparedWith.baseline(
            new BaselineMaker(false, false)
                .of(RunView.of(run(300_000_000L, 300_000_000L)), "main", "2026-06-01T00:00:00Z"));
    String rule = "{metric: peak_memory, tolerance: {rel: 0.05}}";
    assertThat(only(rule, run(310_000_000L, 310_000_000L), baseline).state())
        .isEqualTo(GateState.PASS);
    assertThat(only(rule, run(330_000_000L, 330_000_000L), baseline).state())
        .isEqualTo(GateState.FAIL);
  }

  @Test
  void noToleranceAtAllIsRefused() {
    assertThatThrownBy(() -> GateRuns.policy("  - {metric: peak_memory, tolerance: {rel: 0}}\n"))
        .hasMessageContaining("tolerance must be above 0 for peak_memory");
  }

  @Test
  void aSystemThatDoesNotTellIsNotMeasured() {
    assertThat(only("{metric: peak_memory, max: 1}", run(), ComparedWith.nothing()).state())
        .isEqualTo(GateState.SKIPPED);
  }

  /** Fork 0 ended twice: what it held at most counts. */
  @Test
  void aResumedForkCountsOnceWithItsLargerPeak() {
    Memory memory = Memory.of(RunView.of(run(300_000_000L, 500_000_000L, 320_000_000L)));
    assertThat(memory.forks())
        .extracting(Memory.Fork::peak)
        .containsExactly(320_000_000L, 500_000_000L);
    assertThat(memory.peak()).isEqualTo("410.0 MB");
    assertThat(Memory.of(RunView.of(run(null, 500_000_000L))).peak()).isEqualTo("500.0 MB");
    assertThat(Memory.of(RunView.of(run())).peak()).isEqualTo("unknown");
  }

  @Test
  void theReportSaysThatAPeakIsOfNoStrategy() {
    String report =
        new MarkdownReport()
            .render(Analyst.analyse(RunView.of(run(300_000_000L, 500_000_000L)), Tasks::byName));
    assertThat(report)
        .contains("## Memory", "300.0", "500.0", "its peak cannot be attributed to one of them");
  }

  /** By hand: the longest of three prompts is as long as the others, 64 bytes a position. */
  @Test
  void aStrategysCacheIsThatOfItsLongestRequest() {
    RunRecord run = RunRecords.onModel(Map.of(ModelFacts.CACHE_BYTES, "64"));
    int positions = Memory.positions(run.measurements().stream().map(TrialView::new).toList());
    assertThat(Memory.of(RunView.of(run)).caches())
        .contains(new Memory.Cache("fast", positions, 64L * positions));
  }
}
