package dev.conflayers.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.evidence.integrity.Integrity;
import dev.conflayers.judge.analysis.Analyst;
import dev.conflayers.judge.claim.Candidate;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.judge.gate.ComparedWith;
import dev.conflayers.judge.gate.Gate;
import dev.conflayers.judge.gate.GateOptions;
import dev.conflayers.judge.gate.GatePolicy;
import dev.conflayers.judge.gate.RuleVerdict;
import dev.conflayers.judge.pilot.PilotRun;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunRecord;
import dev.conflayers.suite.declared.Schedule;
import dev.conflayers.task.Tasks;
import dev.conflayers.testing.RunRecords;
import dev.conflayers.testing.SimulatedRun;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever reads a run gets the same numbers: report, gate, pilot, tune and the progress line. */
class ReadersAgreeTest {
  private static final double ROUNDING = 1e-9;

  /** Estimands that both the report shows and a rule of the gate may name. */
  private static final Map<Estimand, String> SHARED =
      Map.of(
          Estimand.S_GEO, "s_geo",
          Estimand.S_STEADY, "s_steady",
          Estimand.S_DECODE, "s_decode",
          Estimand.S_TOTAL, "s_total",
          Estimand.ACCEPTANCE_RATE, "acceptance_rate",
          Estimand.ACCEPTANCE_LENGTH, "acceptance_length",
          Estimand.WEIGHT_PASSES, "layer_passes_per_token",
          Estimand.TOKEN_EXACT, "token_exact");

  static Stream<Arguments> runs() {
    RunRecord plain = new SimulatedRun().size(60, 1).record();
    RunRecord forks = new SimulatedRun().size(12, 3).shorterEvery(4, 20).partEvery(3, 0.2).record();
    return Stream.of(
        Arguments.of("made by hand, with a failure", RunRecords.handMade(), "fast"),
        Arguments.of("made by hand, with a failure", RunRecords.handMade(), "noisy"),
        Arguments.of("one JVM", plain, SimulatedRun.FAST),
        Arguments.of("three JVMs, unequal work, other text", forks, SimulatedRun.FAST),
        Arguments.of(
            "trials that failed", new SimulatedRun().size(100, 1).failEvery(100).record(), "fast"),
        Arguments.of("an empty output", OddRuns.with(plain, OddRuns::emptied), "fast"),
        Arguments.of(
            "a search that ended",
            OddRuns.with(OddRuns.streaming(plain), OddRuns::searched),
            "fast"),
        Arguments.of(
            "a search that went on",
            OddRuns.with(OddRuns.streaming(forks), OddRuns::searchedLate),
            "fast"),
        Arguments.of("a clock that stood still", OddRuns.with(plain, OddRuns::stopped), "fast"),
        Arguments.of("a missing baseline", OddRuns.with(plain, OddRuns::withoutBaseline), "fast"),
        Arguments.of("a trial recorded twice", OddRuns.with(plain, OddRuns::twice), "fast"),
        Arguments.of("a trial that nobody planned", OddRuns.with(plain, OddRuns::extra), "fast"),
        Arguments.of("warm-up trials", OddRuns.with(plain, OddRuns::unplannedWarmUp), "fast"));
  }

  private static @Nullable Double gate(RunRecord run, String metric, String strategy) {
    GatePolicy policy =
        GatePolicy.parse(
            "gate.yaml",
            "schemaVersion: 1\nfamily: test\nalpha: 0.05\ncorrection: holm\nrules:\n  - {metric: "
                + metric
                + ", strategy: "
                + strategy
                + ", min: 0.000001}\n");
    RuleVerdict rule =
        new Gate(policy, GateOptions.DEFAULT, LocalDate.of(2026, 6, 1))
            .judge(RunView.of(run), ComparedWith.nothing(), 1)
            .rules()
            .get(0);
    return rule.head();
  }

  private static Comparison report(RunRecord run, String strategy) {
    return Analyst.analyse(RunView.of(run), Tasks::byName).comparisons().stream()
        .filter(c -> c.strategy().equals(strategy) && c.task().equals(RunView.ALL_TASKS))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("runs")
  void theGateReadsWhatTheReportShows(String which, RunRecord run, String strategy) {
    Comparison report = report(run, strategy);
    boolean voided = !Integrity.of(RunView.of(run)).voidsTimes(strategy).isEmpty();
    assertThat(SHARED.values().stream().map(metric -> gate(run, metric, strategy)))
        .as("a gate makes nothing of a record that fails a check")
        .matches(all -> voided || all.stream().anyMatch(Objects::nonNull));
    SHARED.forEach(
        (estimand, metric) -> {
          Estimate shown = report.figure(estimand);
          Double read = gate(run, metric, strategy);
          if (read != null) {
            assertThat(shown).as("%s of %s in the report", metric, which).isNotNull();
            assertThat(read)
                .as("%s of %s", metric, which)
                .isCloseTo(
                    Objects.requireNonNull(Objects.requireNonNull(shown).value()),
                    within(ROUNDING));
          }
        });
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("runs")
  void pilotTuneAndProgressReadWhatTheReportShows(String which, RunRecord run, String strategy) {
    Comparison report = report(run, strategy);
    double speedup = value(report, Estimand.S_GEO);
    RunView view = RunView.of(run);

    double logs =
        new PilotRun(RunView.of(run))
            .spreads(strategy).stream()
                .mapToDouble(spread -> Math.log(spread.speedup()))
                .average()
                .orElseThrow();
    assertThat(Math.exp(logs)).as("pilot").isCloseTo(speedup, within(ROUNDING));
    Estimate exact = report.figure(Estimand.TOKEN_EXACT);
    if (exact != null) {
      assertThat(1 - new PilotRun(RunView.of(run)).otherText(strategy).orElseThrow())
          .as("the pilot's token_exact")
          .isCloseTo(Objects.requireNonNull(exact.value()), within(ROUNDING));
    }

    Candidate candidate =
        Candidate.of(RunView.of(run), Tasks::byName, null).stream()
            .filter(c -> c.strategy().equals(strategy))
            .findFirst()
            .orElseThrow();
    assertThat(Objects.requireNonNull(candidate.speed()).value())
        .as("tune")
        .isCloseTo(speedup, within(ROUNDING));

    RunningFigures progress = new RunningFigures(view.baseline());
    view.measured().forEach(trial -> progress.add(trial.measurement()));
    assertThat(progress.speedup(strategy)).as("progress").isCloseTo(speedup, within(ROUNDING));
    Estimate rate = report.figure(Estimand.ACCEPTANCE_RATE);
    if (rate != null) {
      assertThat(progress.acceptanceRate(strategy))
          .isCloseTo(Objects.requireNonNull(rate.value()), within(ROUNDING));
    }
  }

  @Test
  void whatIsSteadyIsDecidedOnce() {
    RunRecord plain = OddRuns.streaming(new SimulatedRun().size(60, 1).record());
    RunRecord ended = OddRuns.with(plain, OddRuns::searched);
    assertThat(RunView.of(ended).steadyPairs(RunView.ALL_TASKS, SimulatedRun.FAST))
        .as("each of two tasks without its first 6 prompts")
        .hasSize(2 * 54);
    assertThat(gate(ended, "s_steady", SimulatedRun.FAST))
        .as("S_steady is there")
        .isCloseTo(value(report(ended, SimulatedRun.FAST), Estimand.S_STEADY), within(ROUNDING));
    RunRecord late = OddRuns.with(plain, OddRuns::searchedLate);
    assertThat(RunView.of(late).steadyPairs("gsm8k", SimulatedRun.FAST)).hasSize(57);
    assertThat(RunView.of(late).steadyPairs(RunView.ALL_TASKS, SimulatedRun.FAST))
        .as("of one of two tasks there is none over all")
        .isEmpty();
    assertThat(gate(late, "s_steady", SimulatedRun.FAST)).as("the gate's").isNull();
    assertThat(report(late, SimulatedRun.FAST).figure(Estimand.S_STEADY))
        .as("the report's")
        .isNull();
  }

  private static double value(Comparison report, Estimand estimand) {
    return Objects.requireNonNull(
        Objects.requireNonNull(report.figure(estimand), estimand.symbol()).value());
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("runs")
  void pooledRunsAreTheirPairsTogether(String which, RunRecord run, String strategy) {
    RunView one = RunView.of(run);
    RunView two = RunView.pooled(List.of(run, run));
    assertThat(two.measured()).hasSize(2 * one.measured().size());
    assertThat(two.timed(RunView.ALL_TASKS, strategy))
        .hasSize(2 * one.timed(RunView.ALL_TASKS, strategy).size());
    assertThat(two.measured().stream().map(TrialView::trial)).doesNotHaveDuplicates();
    int forks = run.schedule().forks();
    assertThat(two.measured().stream().mapToInt(TrialView::fork).max().orElseThrow())
        .isEqualTo(2 * forks - 1);
    for (Estimand rate : List.of(Estimand.ACCEPTANCE_RATE, Estimand.WEIGHT_PASSES)) {
      assertThat(rate.rate(two, two.trials(RunView.ALL_TASKS, strategy)))
          .isCloseTo(
              Objects.requireNonNull(
                  rate.rate(one, one.trials(RunView.ALL_TASKS, strategy)), which),
              within(ROUNDING));
    }
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("runs")
  void everyRecordThatDoesNotCountHasAReason(String which, RunRecord run, String strategy) {
    RunView view = RunView.of(run);
    long counted =
        run.schedule().strategies().stream()
            .map(Schedule.ScheduledStrategy::name)
            .flatMap(name -> view.trials(RunView.ALL_TASKS, name).stream())
            .filter(m -> TrialValidity.of(m.measurement()).timed())
            .count();
    long preparing = run.measurements().stream().filter(Measurement::warmup).count();
    assertThat(counted + view.excluded().size())
        .as(which)
        .isBetween((long) run.measurements().size() - preparing, (long) run.measurements().size());
  }
}
