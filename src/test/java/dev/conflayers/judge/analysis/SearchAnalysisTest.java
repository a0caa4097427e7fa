package dev.conflayers.judge.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.decode.StreamState;
import dev.conflayers.evidence.Bounds;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Replicate;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.figure.CoarseClock;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.record.Disturbance;
import dev.conflayers.record.Finish;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunRecord;
import dev.conflayers.record.SearchEventKind;
import dev.conflayers.record.TrialStatus;
import dev.conflayers.stats.Interval;
import dev.conflayers.stats.RatioInterval;
import dev.conflayers.suite.declared.Phase;
import dev.conflayers.suite.declared.Schedule;
import dev.conflayers.testing.MeasurementLike;
import dev.conflayers.testing.RunLike;
import dev.conflayers.testing.RunRecords;
import dev.conflayers.testing.ScheduleLike;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Streams of four prompts of 11 tokens. Full depth takes 110 ms for each; the strategies search for
 * two prompts and then take 80 ms (quick: 60 ms), 10 ms of it prefill.
 */
class SearchAnalysisTest {
  private static final long MILLI = 1_000_000;

  private static Measurement trial(
      int trial, int block, String strategy, int age, long millis, List<SearchEventKind> events) {
    return Measurement.of(
        new Measurement.Place(trial, 0, block, trial % 3, Phase.MEASURED),
        new Measurement.Work("toy", "gsm8k", strategy, "p" + block, 0),
        new Measurement.Ending(TrialStatus.OK, null, Finish.LENGTH),
        new Measurement.Emission(5, TokenIds.of(IntStream.range(0, 11).toArray()), "#### 4", 11),
        new Measurement.Cost(
            age,
            trial * 1000L * MILLI,
            millis * MILLI,
            new Measurement.Timing(10 * MILLI, 0, (millis - 10) * MILLI, 0, millis * MILLI),
            new Measurement.Weights(92, 0, 92, 0),
            Disturbance.unknown()),
        new Measurement.Trace(
            List.of(),
            events.stream()
                .map(
                    event ->
                        new Measurement.Search(
                            0, event, 1, List.of(), List.of(), List.of(), List.of()))
                .toList()));
  }

  private static RunRecord run(
      Map<String, List<Long>> millis, SearchEventKind lastEvent, int ageAtThree) {
    return run(millis, lastEvent, ageAtThree, List.of("sure", "quick"));
  }

  private static RunRecord run(
      Map<String, List<Long>> millis,
      SearchEventKind lastEvent,
      int ageAtThree,
      List<String> searching) {
    List<Measurement> measurements = new ArrayList<>();
    List<Schedule.ScheduledTrial> trials = new ArrayList<>();
    for (int block = 0; block < 4; block++) {
      for (String strategy : List.of("full", "sure", "quick")) {
        List<SearchEventKind> events =
            !searching.contains(strategy)
                ? List.of()
                : block == 0
                    ? List.of(SearchEventKind.CANDIDATE)
                    : block == 1 ? List.of(SearchEventKind.IMPROVED, lastEvent) : List.of();
        int trial = trials.size();
        trials.add(
            new Schedule.ScheduledTrial(
                trial, 0, block, trial % 3, Phase.MEASURED, "gsm8k", strategy, "p" + block, 0));
        measurements.add(
            trial(
                trial,
                block,
                strategy,
                block < 3 ? block : ageAtThree,
                Objects.requireNonNull(millis.get(strategy)).get(block),
                events));
      }
    }
    RunRecord hand = RunRecords.handMade();
    Schedule s = hand.schedule();
    return RunLike.of(
            hand.manifest(),
            ScheduleLike.of(s)
                .baseline("full")
                .control("")
                .forks(1)
                .claims(List.of())
                .strategies(
                    List.of(
                        new Schedule.ScheduledStrategy(
                            "full", "full-depth", StreamState.PER_PROMPT_RESET, "{}", true),
                        new Schedule.ScheduledStrategy(
                            "sure", "conflayers", StreamState.COLD_STREAM, "{}", true),
                        new Schedule.ScheduledStrategy(
                            "quick", "conflayers", StreamState.COLD_STREAM, "{}", true)))
                .trials(trials)
                .schedule(),
            measurements)
        .record();
  }

  private static final Map<String, List<Long>> MILLIS =
      Map.of(
          "full", List.of(110L, 110L, 110L, 110L),
          "sure", List.of(90L, 90L, 80L, 80L),
          "quick", List.of(160L, 110L, 60L, 60L));

  private static SearchFigures figures(RunRecord run) {
    return new SearchFigures(new SearchAnalysis(RunView.of(run)), new CoarseClock(0), 0.95);
  }

  private static Estimate figure(RunRecord run, String strategy, Estimand estimand) {
    return figures(run).of(Comparison.ALL_TASKS, strategy).stream()
        .filter(figure -> figure.estimand() == estimand)
        .findFirst()
        .orElseThrow();
  }

  /** By hand: 90 - 80 twice is 20 ms; each prompt then saves 30 ms: paid for after one. */
  @Test
  void costAndBreakEvenAreTheOnesComputedByHand() {
    RunRecord run = run(MILLIS, SearchEventKind.CONVERGED, 3);
    assertThat(figure(run, "sure", Estimand.SEARCH_COST).value()).isCloseTo(0.020, within(1e-9));
    assertThat(figure(run, "sure", Estimand.BREAK_EVEN).value()).isEqualTo(1);
    // 160 - 60 and 110 - 60 are 150 ms; each prompt saves 50 ms.
    assertThat(figure(run, "quick", Estimand.SEARCH_COST).value()).isCloseTo(0.150, within(1e-9));
    assertThat(figure(run, "quick", Estimand.BREAK_EVEN).value()).isEqualTo(3);
  }

  /**
   * By hand: (20 - 150) ms over (30 - 50) ms is 6.5 prompts: from the seventh on, quick is ahead.
   */
  @Test
  void curvesCrossWhereTheyDoByHand() {
    Estimate crossing =
        Objects.requireNonNull(
            figures(run(MILLIS, SearchEventKind.EXHAUSTED, 3)).crossing("sure", "quick"));
    assertThat(crossing.value()).isEqualTo(7);
    assertThat(crossing.unit()).isEqualTo(Replicate.FORK);
    assertThat(crossing.bounds()).isEqualTo(Bounds.unknown(0.95));
  }

  /**
   * The prompts after the search are twice as long as those that a strategy without one had too. By
   * hand: the search cost 20 ms, 2/11 of their 110; sure saves 3/11 of a prompt, quick 1/5: 2.5.
   */
  @Test
  void longerPromptsAreNoReasonToCross() {
    Map<String, List<Long>> growing =
        Map.of(
            "full", List.of(55L, 55L, 110L, 110L),
            "sure", List.of(90L, 90L, 80L, 80L),
            "quick", List.of(44L, 44L, 88L, 88L));
    RunRecord run = run(growing, SearchEventKind.CONVERGED, 3, List.of("sure"));
    assertThat(Objects.requireNonNull(figures(run).crossing("sure", "quick")).value()).isEqualTo(3);
  }

  /** The two prompts after the search: 110 / 80. */
  @Test
  void steadyIsWhatCameAfterTheSearch() {
    Estimate steady = figure(run(MILLIS, SearchEventKind.CONVERGED, 3), "sure", Estimand.S_STEADY);
    assertThat(steady.value()).isCloseTo(110.0 / 80, within(1e-12));
    assertThat(steady.n()).isEqualTo(2);
  }

  @Test
  void aSearchThatDidNotEndHasNoCost() {
    RunRecord run = run(MILLIS, SearchEventKind.CANDIDATE, 3);
    assertThat(figures(run).of(Comparison.ALL_TASKS, "sure")).isEmpty();
    assertThat(figures(run).crossing("sure", "quick")).isNull();
  }

  /** After a resume the decoder has learnt nothing: its fourth prompt begins another search. */
  @Test
  void aDecoderThatBeganAnewIsNotSteady() {
    Estimate steady = figure(run(MILLIS, SearchEventKind.CONVERGED, 0), "sure", Estimand.S_STEADY);
    assertThat(steady.n()).isEqualTo(1);
  }

  @Test
  void aStrategyThatNeverSavesNeverBreaksEven() {
    Map<String, List<Long>> slow =
        Map.of(
            "full", List.of(110L, 110L, 110L, 110L),
            "sure", List.of(200L, 200L, 120L, 120L),
            "quick", List.of(160L, 110L, 60L, 60L));
    assertThat(figure(run(slow, SearchEventKind.CONVERGED, 3), "sure", Estimand.BREAK_EVEN).value())
        .isNull();
  }

  /** Blocks 0 and 3 belong to another task, whose search goes on. */
  private static RunRecord twoTasks(RunRecord run) {
    return RunRecords.measuring(
        run,
        run.measurements().stream()
            .map(
                m ->
                    m.block() == 1 || m.block() == 2
                        ? m
                        : MeasurementLike.of(m).task("mini-instructions").measurement())
            .toList());
  }

  @Test
  void steadyOfSomeTasksIsNotSteadyOfAll() {
    RunRecord run = twoTasks(run(MILLIS, SearchEventKind.CONVERGED, 3));
    assertThat(figures(run).of(Comparison.ALL_TASKS, "sure"))
        .extracting(Estimate::estimand)
        .doesNotContain(Estimand.S_STEADY, Estimand.S_GEO_SAME_STREAMS);
  }

  /** By hand: block 2 alone came after the search, 110 / 80; with it 110 / 90 in block 1. */
  @Test
  void steadyStandsBesideTheSameStreamsWithTheirSearch() {
    RunRecord run = twoTasks(run(MILLIS, SearchEventKind.CONVERGED, 3));
    List<Estimate> figures = figures(run).of("gsm8k", "sure");
    assertThat(figures)
        .filteredOn(figure -> figure.estimand() == Estimand.S_STEADY)
        .singleElement()
        .satisfies(figure -> assertThat(figure.value()).isCloseTo(110.0 / 80, within(1e-12)));
    assertThat(figures)
        .filteredOn(figure -> figure.estimand() == Estimand.S_GEO_SAME_STREAMS)
        .singleElement()
        .satisfies(
            figure ->
                assertThat(figure.value())
                    .isCloseTo(Math.sqrt(110.0 / 90 * 110.0 / 80), within(1e-12)));
  }

  /** The prompts of the search took less time than those after it: 70 - 80 twice. */
  @Test
  void aSearchThatSeemsToSaveTimeHasPaidAtOnce() {
    Map<String, List<Long>> free =
        Map.of(
            "full", List.of(110L, 110L, 110L, 110L),
            "sure", List.of(70L, 70L, 80L, 80L),
            "quick", List.of(160L, 110L, 60L, 60L));
    RunRecord run = run(free, SearchEventKind.CONVERGED, 3);
    assertThat(figure(run, "sure", Estimand.SEARCH_COST).value()).isZero();
    assertThat(figure(run, "sure", Estimand.BREAK_EVEN).value()).isZero();
  }

  /** Neither costs anything nor saves anything: a ratio of two negative numbers is no answer. */
  @Test
  void aSlowStrategyNeverPaysHoweverCheapItsSearch() {
    Map<String, List<Long>> slow =
        Map.of(
            "full", List.of(110L, 110L, 110L, 110L),
            "sure", List.of(100L, 100L, 120L, 120L),
            "quick", List.of(160L, 110L, 60L, 60L));
    assertThat(figure(run(slow, SearchEventKind.CONVERGED, 3), "sure", Estimand.BREAK_EVEN).value())
        .isNull();
  }

  /** By hand, from Fieller's ends: a number of prompts is not negative, and may have no last. */
  @Test
  void numbersOfPromptsAreNotNegative() {
    assertThat(Bounds.ofPrompts(new RatioInterval.Bounded(new Interval(-1, 5, 0.95))))
        .isEqualTo(new Bounds(0.0, 5.0, 0.95));
    assertThat(Bounds.ofPrompts(new RatioInterval.Outside(new Interval(-21, 4, 0.95))))
        .isEqualTo(new Bounds(4.0, null, 0.95));
    assertThat(Bounds.ofPrompts(new RatioInterval.Outside(new Interval(2, 4, 0.95))))
        .isEqualTo(new Bounds(0.0, null, 0.95));
    assertThat(Bounds.ofPrompts(new RatioInterval.Anything(0.95)))
        .isEqualTo(new Bounds(0.0, null, 0.95));
  }
}
