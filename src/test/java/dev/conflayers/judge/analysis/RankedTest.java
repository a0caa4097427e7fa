package dev.conflayers.judge.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Pair;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.judge.figure.SpeedFigures;
import dev.conflayers.testing.SimulatedRun;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RankedTest {
  private static List<Ranked> ranking(SimulatedRun run) {
    return Ranked.of(RunView.of(run.record()), 0.95);
  }

  /** The unverified strategy is 1.6 times as fast in every simulated run. */
  @Test
  void placesThatDifferAreTold() {
    List<Ranked> ranking = ranking(new SimulatedRun().size(30, 3).speedup(1.2));
    assertThat(ranking).extracting(Ranked::strategy).containsExactly("unverified", "fast");
    assertThat(ranking).extracting(Ranked::best).containsExactly(1, 2);
    assertThat(ranking).extracting(Ranked::worst).containsExactly(1, 2);
  }

  @Test
  void placesThatMayBeTheSameAreLeftOpen() {
    List<Ranked> ranking =
        ranking(new SimulatedRun().size(6, 2).speedup(1.6).spread(0.2, 0.01, 0.1));
    assertThat(ranking).extracting(Ranked::best).containsExactly(1, 1);
    assertThat(ranking).extracting(Ranked::worst).containsExactly(2, 2);
  }

  @Test
  void theIntervalsAreWiderThanThoseOfOneStrategy() {
    SimulatedRun run = new SimulatedRun().size(10, 2);
    RunView index = RunView.of(run.record());
    Estimate alone =
        SpeedFigures.logs(index.timed(Comparison.ALL_TASKS, "fast"), Pair::logRatio)
            .ratio(Estimand.S_GEO, 0.95);
    Estimate together =
        ranking(run).stream()
            .filter(one -> one.strategy().equals("fast"))
            .map(Ranked::speed)
            .findFirst()
            .orElseThrow();
    assertThat(Objects.requireNonNull(together.bounds().low()))
        .isLessThan(Objects.requireNonNull(alone.bounds().low()));
    assertThat(together.bounds().confidence()).isEqualTo(0.975);
  }

  @Test
  void oneStrategyHasNoPlace() {
    assertThat(ranking(new SimulatedRun().size(6, 2).unverified(false, false))).isEmpty();
  }
}
