package dev.conflayers.judge.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.evidence.MachineState;
import dev.conflayers.evidence.Pair;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.figure.ArmFacts;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.judge.figure.Grid;
import dev.conflayers.judge.figure.SpeedFigures;
import dev.conflayers.task.Tasks;
import dev.conflayers.testing.RunRecords;
import dev.conflayers.testing.SimulatedRun;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a run says of itself: failures, disturbances, outliers, trends. */
class RunChecksTest {
  private static RunView index(SimulatedRun run) {
    return RunView.of(run.record());
  }

  @Test
  void aQuietMachineIsNotDisturbed() {
    MachineState machine = MachineState.of(index(new SimulatedRun().size(10, 1)));
    assertThat(machine.why()).isEmpty();
    assertThat(machine.calls()).isEqualTo(80);
    assertThat(machine.flagged()).isZero();
  }

  @Test
  void otherProcessesDisturb() {
    MachineState machine = MachineState.of(index(new SimulatedRun().size(10, 1).others(0.4)));
    assertThat(machine.why()).containsExactly("other processes used 40% of the processors");
    assertThat(machine.causes())
        .containsExactly(new MachineState.Cause(MachineState.Kind.OTHER_PROCESSES, 80));
  }

  @Test
  void aProcessorQuotaDisturbs() {
    MachineState machine = MachineState.of(index(new SimulatedRun().size(10, 1).throttled(0.7)));
    assertThat(machine.why())
        .containsExactly("a control group's processor quota throttled the run for 70% of its time");
    assertThat(machine.causes())
        .containsExactly(new MachineState.Cause(MachineState.Kind.THROTTLED, 80));
    assertThat(machine.throttled()).isCloseTo(0.7, within(1e-9));
  }

  /** What the system does not tell is not known, which is not 0. */
  @Test
  void whatIsNotKnownIsNotZero() {
    MachineState machine = MachineState.of(RunView.of(RunRecords.handMade()));
    assertThat(machine.calls()).isZero();
    assertThat(machine.others()).isNull();
    assertThat(machine.stolen()).isNull();
  }

  @Test
  void failuresAreCountedByStrategy() {
    RunView index = index(new SimulatedRun().size(10, 1).failEvery(5));
    assertThat(ArmFacts.all(index))
        .extracting(ArmFacts::strategy, ArmFacts::planned, ArmFacts::ok, ArmFacts::timeouts)
        .contains(tuple("full", 20, 20, 0), tuple(SimulatedRun.FAST, 20, 16, 4));
    // By hand: 4 failures against none, one-sided: 2^-4.
    assertThat(ArmFacts.all(index).get(1).pMoreOften()).isEqualTo(1.0 / 16);
  }

  /** One prompt a thousand times faster stays in, and is named. */
  @Test
  void anOutlierIsNamedAndStaysIn() {
    RunView index = index(new SimulatedRun().tasks("gsm8k").size(50, 1).fasterEvery(50, 1000));
    Grid grid = SpeedFigures.logs(index.timed("gsm8k", SimulatedRun.FAST), Pair::logRatio);
    Outliers outliers = Outliers.of(SimulatedRun.FAST, grid);
    assertThat(outliers.extreme()).isEqualTo(1);
    assertThat(outliers.most()).extracting(Outliers.Far::example).containsExactly("p049");
    assertThat(grid.rows()).isEqualTo(50);
  }

  @Test
  void aSpeedupThatFallsInTheCourseOfTheRunIsSaid() {
    RunView steady = index(new SimulatedRun().tasks("gsm8k").size(60, 2));
    assertThat(checks(steady)).isEmpty();
    RunView falling = index(new SimulatedRun().tasks("gsm8k").size(60, 2).slowerInFork(1, 1.5));
    assertThat(checks(falling))
        .containsExactly(Caution.Kind.DRIFT_IN_RATIO, Caution.Kind.AUTOCORRELATION);
  }

  private static List<Caution.Kind> checks(RunView index) {
    return RatioChecks.of(SimulatedRun.FAST, index.timed("gsm8k", SimulatedRun.FAST)).stream()
        .map(Caution::kind)
        .toList();
  }

  /** A number that names no estimand, replicate, count and population is none. */
  @Test
  void everyFigureSaysWhatItIsAbout() {
    Analysis analysis =
        Analyst.analyse(RunView.of(new SimulatedRun().size(20, 2).record()), Tasks::byName);
    assertThat(analysis.comparisons()).flatExtracting(Comparison::figures).hasSizeGreaterThan(50);
    assertThat(analysis.comparisons())
        .flatExtracting(Comparison::figures)
        .allSatisfy(
            figure -> {
              assertThat(figure.estimand().meaning()).isNotBlank();
              assertThat(figure.n()).isPositive();
              assertThat(figure.population().words()).isNotBlank();
              assertThat(figure.value() == null || Double.isFinite(figure.value())).isTrue();
            });
  }

  @Test
  @Timeout(60)
  void aHundredThousandMeasurementsAreAnalysedInSeconds() {
    SimulatedRun large =
        new SimulatedRun()
            .size(2500, 5)
            .tokens(4)
            .claimsSpeed("any-task", 1.4)
            .claimsSpeed("suite", 1.4)
            .claimsQuality("exact-match", 0.02);
    Analysis analysis = Analyst.analyse(RunView.of(large.record()), Tasks::byName);
    assertThat(analysis.run().measuredTrials()).isEqualTo(100_000);
    assertThat(analysis.claims()).hasSize(3);
  }
}
