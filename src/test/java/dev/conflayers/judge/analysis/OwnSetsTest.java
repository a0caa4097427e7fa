package dev.conflayers.judge.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.decode.StreamState;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunRecord;
import dev.conflayers.stats.Interval;
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
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Two tasks, a set searched on each, and times that are known. */
class OwnSetsTest {
  private static final RunRecord HAND = RunRecords.handMade();
  private static final List<String> TASKS = List.of("a", "b");

  /** Milliseconds for an output on {@code task} with the set that was searched on {@code set}. */
  private interface Millis {
    int of(String task, String set, int prompt);
  }

  private static RunRecord run(int prompts, Millis millis) {
    List<Measurement> trials = new ArrayList<>();
    for (String task : TASKS) {
      for (int prompt = 0; prompt < prompts; prompt++) {
        int block = trials.size();
        trials.add(trial(trials.size(), block, task, "full", prompt, 40));
        for (String set : TASKS) {
          int time = millis.of(task, set, prompt);
          trials.add(trial(trials.size(), block, task, "on-" + set, prompt, time));
        }
      }
    }
    Schedule s = HAND.schedule();
    List<Schedule.ScheduledStrategy> strategies = new ArrayList<>();
    strategies.add(
        new Schedule.ScheduledStrategy(
            "full", "full-depth", StreamState.PER_PROMPT_RESET, "{}", true));
    for (String set : TASKS) {
      String settings = "{name: on-" + set + ", ratio: 0.4, search-on: " + set + "}";
      strategies.add(
          new Schedule.ScheduledStrategy(
              "on-" + set, "conflayers", StreamState.STEADY, settings, "{ratio: 0.4}", set, true));
    }
    return RunLike.of(
            HAND.manifest(),
            ScheduleLike.of(s)
                .baseline("full")
                .control("")
                .forks(1)
                .claims(List.of())
                .strategies(strategies)
                .trials(trials.stream().map(Measurement::planned).toList())
                .schedule(),
            trials)
        .record();
  }

  private static Measurement trial(
      int number, int block, String task, String strategy, int prompt, int millis) {
    Measurement m = HAND.measurements().get(strategy.equals("full") ? 0 : 1);
    return MeasurementLike.of(m)
        .trial(number)
        .fork(0)
        .block(block)
        .position(0)
        .phase(Phase.MEASURED)
        .task(task)
        .strategy(strategy)
        .example(task + prompt)
        .message(null)
        .decoderAge(0)
        .startNanos(number)
        .wallNanos(millis * 1_000_000L)
        .measurement();
  }

  private static Map<String, OwnSets> rows(RunRecord run) {
    Map<String, OwnSets> rows = new TreeMap<>();
    OwnSets.of(RunView.of(run), 0.95).forEach(row -> rows.put(row.task(), row));
    return rows;
  }

  private static OwnSets all(RunRecord run) {
    return of(rows(run), Comparison.ALL_TASKS);
  }

  private static OwnSets of(Map<String, OwnSets> rows, String task) {
    return Objects.requireNonNull(rows.get(task), task);
  }

  /** On a the own set takes 20 or 25 ms for the other's 30; on b both take as long. */
  @Test
  void theGainIsThePairedRatioOfTimes() {
    Map<String, OwnSets> rows =
        rows(
            run(
                4,
                (task, set, prompt) ->
                    task.equals("b") ? 30 : set.equals("b") ? 30 : prompt < 2 ? 20 : 25));
    double onA = Math.sqrt(30.0 / 20 * 30 / 25);
    assertThat(of(rows, "a").gain().value()).isCloseTo(onA, within(1e-12));
    assertThat(of(rows, "b").gain().value()).isCloseTo(1, within(1e-12));
    assertThat(of(rows, Comparison.ALL_TASKS).gain().value())
        .isCloseTo(Math.sqrt(onA), within(1e-12));
  }

  @Test
  void setsThatAreFasterWhereTheyWereSearchedForAdapt() {
    RunRecord run = run(12, (task, set, prompt) -> (task.equals(set) ? 2000 : 2400) + prompt % 3);
    assertThat(all(run).call()).isEqualTo(OwnSets.Call.ADAPTS);
  }

  @Test
  void setsThatAreAsFastEverywhereGainLittle() {
    RunRecord run =
        run(12, (task, set, prompt) -> 2000 + (set.equals("a") ? prompt % 3 : prompt % 2));
    assertThat(all(run).call()).isEqualTo(OwnSets.Call.GAINS_LITTLE);
  }

  @Test
  void setsOfWhichSomePromptsLikeOneAndSomeTheOtherCannotBeTold() {
    RunRecord run = run(6, (task, set, prompt) -> task.equals(set) == (prompt % 2 == 0) ? 20 : 24);
    assertThat(all(run).call()).isEqualTo(OwnSets.Call.CANNOT_TELL);
  }

  @Test
  void aPromptThatOneOfTheSetsFailedOnIsLeftOut() {
    RunRecord whole = run(4, (task, set, prompt) -> 20 + prompt);
    List<Measurement> some = new ArrayList<>(whole.measurements());
    some.removeIf(m -> m.strategy().equals("on-b") && m.example().equals("a1"));
    RunRecord run = RunLike.of(whole).measurements(some).forks(List.of()).record();
    assertThat(of(rows(run), "a").gain().n()).isEqualTo(3);
  }

  @Test
  void strategiesThatSearchOnTheirOwnTaskHaveNoSuchRows() {
    assertThat(OwnSets.of(RunView.of(HAND), 0.95)).isEmpty();
  }

  /** The interval is that of the logs of the ratios, as every other of a speedup. */
  @Test
  void theIntervalHoldsTheGain() {
    OwnSets row = all(run(12, (task, set, prompt) -> 20 + (task.equals(set) ? 0 : prompt)));
    Interval interval =
        new Interval(
            Objects.requireNonNull(row.gain().bounds().low()),
            Objects.requireNonNull(row.gain().bounds().high()),
            0.95);
    assertThat(interval.contains(Objects.requireNonNull(row.gain().value()))).isTrue();
    assertThat(row.ownAcceptance()).isEqualTo(row.otherAcceptance());
  }
}
