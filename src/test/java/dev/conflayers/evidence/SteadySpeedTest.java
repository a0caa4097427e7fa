package dev.conflayers.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.decode.StreamState;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunRecord;
import dev.conflayers.record.SearchEventKind;
import dev.conflayers.suite.declared.Schedule;
import dev.conflayers.testing.MeasurementLike;
import dev.conflayers.testing.RunLike;
import dev.conflayers.testing.ScheduleLike;
import dev.conflayers.testing.SimulatedRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Searches of word problems end with the first prompt; those of instructions, if they do. */
class SteadySpeedTest {
  private static final String OTHER = "mini-instructions";

  private static RunView run(boolean otherEnds) {
    RunRecord run =
        new SimulatedRun().tasks("gsm8k", OTHER).size(6, 2).unverified(false, false).record();
    Map<String, Integer> ages = new HashMap<>();
    List<Measurement> measurements =
        run.measurements().stream()
            .map(
                m ->
                    m.strategy().equals(SimulatedRun.FAST)
                        ? aged(m, ages.merge(m.fork() + m.task(), 1, Integer::sum), otherEnds)
                        : m)
            .toList();
    return RunView.of(
        RunLike.of(run).schedule(learning(run.schedule())).measurements(measurements).record());
  }

  /** Decoders go on with what they learnt. */
  private static Schedule learning(Schedule s) {
    return ScheduleLike.of(s)
        .strategies(
            s.strategies().stream()
                .map(
                    one ->
                        new Schedule.ScheduledStrategy(
                            one.name(),
                            one.kind(),
                            StreamState.COLD_STREAM,
                            one.settings(),
                            one.lossless()))
                .toList())
        .schedule();
  }

  /** Returns the prompt that a decoder serves after so many others, the first of which searched. */
  private static Measurement aged(Measurement m, int age, boolean otherEnds) {
    SearchEventKind event =
        otherEnds || !m.task().equals(OTHER)
            ? SearchEventKind.CONVERGED
            : SearchEventKind.CANDIDATE;
    List<Measurement.Search> searches =
        age > 1
            ? List.of()
            : List.of(
                new Measurement.Search(0, event, 1, List.of(), List.of(), List.of(), List.of()));
    return MeasurementLike.of(m).decoderAge(age).searches(searches).measurement();
  }

  private static List<Observed> steady(boolean otherEnds, String task) {
    return Readings.of(run(otherEnds), Estimand.S_STEADY, SimulatedRun.FAST, task);
  }

  @Test
  void overAllTasksThereIsOneWhereEachTaskHasOne() {
    // Of 6 prompts of 2 tasks in 2 forks the first of each stream is the search's.
    assertThat(steady(true, RunView.ALL_TASKS)).hasSize(20);
  }

  @Test
  void tasksWhoseSearchGoesOnAreNotLeftOutInSilence() {
    assertThat(steady(false, RunView.ALL_TASKS)).isEmpty();
    assertThat(steady(false, "gsm8k")).hasSize(10);
    assertThat(steady(false, OTHER)).isEmpty();
  }
}
