package dev.conflayers.judge.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.base.ModelFacts;
import dev.conflayers.evidence.RunView;
import dev.conflayers.record.RunRecord;
import dev.conflayers.report.MarkdownReport;
import dev.conflayers.task.Tasks;
import dev.conflayers.testing.RunRecords;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How much of the machine the baseline uses is in every report that can know it. */
class BaselineRateTest {
  /** By hand: 92 bytes in (40 - 4) / 3 = 12 ms are 7.667 bytes a millisecond; streamed are 10. */
  private static final RunRecord RUN = RunRecords.onModel(Map.of(ModelFacts.STREAM_RATE, "10000"));

  @Test
  void isTheOneComputedByHand() {
    BaselineRate rate = Objects.requireNonNull(BaselineRate.of(RunView.of(RUN)));
    assertThat(rate.read()).isCloseTo(7.667e-6, within(1e-9));
    assertThat(rate.share()).isCloseTo(0.7667, within(1e-4));
  }

  /** Two numbers from different minutes of a shared machine are no share. */
  @Test
  void prefersWhatTheEngineTimedInTurnsWithTheStream() {
    RunRecord run =
        RunRecords.onModel(Map.of(ModelFacts.STREAM_RATE, "10000", ModelFacts.STEP_RATE, "9000"));
    assertThat(Objects.requireNonNull(BaselineRate.of(RunView.of(run))).share())
        .isCloseTo(0.9, within(1e-9));
  }

  /** Memory's bandwidth is no yardstick for weights that stay in a cache. */
  @Test
  void isNoShareWhereTheWeightsFitInACache() {
    RunRecord run =
        RunRecords.onModel(
            Map.of(
                ModelFacts.STREAM_RATE, "100000",
                ModelFacts.STEP_RATE, "9000",
                ModelFacts.WEIGHTS_BYTES, "12900000"));
    Analysis analysis = Analyst.analyse(RunView.of(run), Tasks::byName);
    assertThat(analysis.cautions())
        .extracting(Caution::kind)
        .doesNotContain(Caution.Kind.SLOW_BASELINE);
    assertThat(new MarkdownReport().render(analysis))
        .contains("The weights fit in the processor's cache");
  }

  @Test
  void isInTheReportWhereTheStreamWasMeasured() {
    assertThat(new MarkdownReport().render(Analyst.analyse(RunView.of(RUN), Tasks::byName)))
        .contains(
            "Full-depth steps read weights at 0.0 GB/s, 77% of the 0.0 GB/s that a plain sum");
    assertThat(BaselineRate.of(RunView.of(RunRecords.handMade()))).isNull();
  }
}
