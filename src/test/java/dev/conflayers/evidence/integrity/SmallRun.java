package dev.conflayers.evidence.integrity;

import dev.conflayers.decode.StreamState;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.record.Disturbance;
import dev.conflayers.record.Finish;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunManifest;
import dev.conflayers.record.RunRecord;
import dev.conflayers.record.RunStatus;
import dev.conflayers.record.TrialStatus;
import dev.conflayers.suite.declared.Claim;
import dev.conflayers.suite.declared.Phase;
import dev.conflayers.suite.declared.Schedule;
import dev.conflayers.testing.RunLike;
import dev.conflayers.testing.RunRecords;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A run of one task without fault, in parts that a test can spoil: full depth, its control and a
 * steady strategy, which take turns; every output has six tokens of 10 ms and ends with token 0.
 */
final class SmallRun {
  static final String FULL = "full";
  static final String AGAIN = "full-again";
  static final String FAST = "fast";
  static final int LENGTH = 6;
  static final int LIMIT = 8;

  private static final List<String> ARMS = List.of(FULL, FAST, AGAIN);

  final List<Claim> claims = new ArrayList<>();
  final List<Schedule.ScheduledExample> examples = new ArrayList<>();
  final List<Schedule.ScheduledTrial> trials = new ArrayList<>();
  final List<Measurement> measurements = new ArrayList<>();
  String split = "test";
  String fastKind = "conflayers";
  RunStatus status = RunStatus.COMPLETE;
  private final int forks;

  /** What one trial came to. */
  record Made(int length, double millis, int emitted, Finish finish, TrialStatus status) {
    static Made usual() {
      return new Made(LENGTH, 60, LENGTH, Finish.STOP_TOKEN, TrialStatus.OK);
    }

    Made length(int tokens) {
      return new Made(tokens, millis * tokens / length, tokens, finish, status);
    }

    Made cut() {
      return new Made(LIMIT, millis, LIMIT, Finish.LENGTH, status);
    }

    Made faster(double times) {
      return new Made(length, millis / times, emitted, finish, status);
    }

    Made failed() {
      return new Made(0, millis, 0, Finish.NONE, TrialStatus.ERROR);
    }
  }

  /** Says what a trial comes to. */
  interface Engine {
    Made run(Schedule.ScheduledTrial trial);
  }

  SmallRun(int prompts, int forks, int repetitions, Engine engine) {
    this.forks = forks;
    prompt(Phase.WARM_UP, "w", "Warm up!");
    prompt(Phase.SEARCH, "s", "Search!");
    for (int prompt = 0; prompt < prompts; prompt++) {
      prompt(Phase.MEASURED, "m" + prompt, "What is " + prompt + "?");
    }
    int block = 0;
    for (int fork = 0; fork < forks; fork++) {
      block(fork, block++, Phase.WARM_UP, "w", 0);
      block(fork, block++, Phase.SEARCH, "s", 0);
      for (int repetition = 0; repetition < repetitions; repetition++) {
        for (int prompt = 0; prompt < prompts; prompt++) {
          block(fork, block++, Phase.MEASURED, "m" + prompt, repetition);
        }
      }
    }
    for (Schedule.ScheduledTrial trial : trials) {
      measurements.add(measurement(trial, engine.run(trial)));
    }
  }

  static SmallRun sound() {
    return new SmallRun(12, 2, 1, trial -> Made.usual());
  }

  static SmallRun where(Engine engine) {
    return new SmallRun(12, 2, 1, engine);
  }

  private void prompt(Phase phase, String example, String text) {
    examples.add(new Schedule.ScheduledExample("gsm8k", example, text, phase.name()));
  }

  private void block(int fork, int block, Phase phase, String example, int repetition) {
    List<String> order = new ArrayList<>(ARMS);
    Collections.rotate(order, block);
    if (phase == Phase.SEARCH) {
      order.retainAll(List.of(FAST));
    }
    for (int position = 0; position < order.size(); position++) {
      trials.add(
          new Schedule.ScheduledTrial(
              trials.size(),
              fork,
              block,
              position,
              phase,
              "gsm8k",
              order.get(position),
              example,
              repetition));
    }
  }

  /** Returns the outcome of one check of this run. */
  Finding finding(String check) {
    return finding(check, Surroundings.unknown());
  }

  Finding finding(String check, Surroundings surroundings) {
    return Audit.of(record(), surroundings).findings().stream()
        .filter(finding -> finding.check().equals(check))
        .findFirst()
        .orElseThrow();
  }

  RunRecord record() {
    RunManifest manifest = RunRecords.handMade().manifest();
    return RunLike.of(
            manifest.reached(status, manifest.ended(), List.of()),
            new Schedule(
                "f".repeat(64),
                FULL,
                AGAIN,
                forks,
                claims,
                List.of(
                    new Schedule.ScheduledTask(
                        "gsm8k", "1", "words", "a".repeat(64), split, 0, LIMIT, true)),
                List.of(
                    strategy(FULL, "full-depth", StreamState.PER_PROMPT_RESET),
                    strategy(FAST, fastKind, StreamState.STEADY),
                    strategy(AGAIN, "full-depth", StreamState.PER_PROMPT_RESET)),
                examples,
                trials),
            measurements)
        .record();
  }

  private static Schedule.ScheduledStrategy strategy(String name, String kind, StreamState state) {
    return new Schedule.ScheduledStrategy(name, kind, state, "{}", !kind.equals("draft-only"));
  }

  static Measurement measurement(Schedule.ScheduledTrial trial, Made made) {
    boolean ok = made.status() == TrialStatus.OK;
    int[] tokens = IntStream.rangeClosed(1, made.emitted()).toArray();
    if (made.finish() == Finish.STOP_TOKEN) {
      tokens[made.length() - 1] = 0;
    }
    TokenIds emitted = TokenIds.of(tokens);
    long nanos = Math.round(made.millis() * 1e6);
    return Measurement.of(
        new Measurement.Place(
            trial.trial(), trial.fork(), trial.block(), trial.position(), trial.phase()),
        new Measurement.Work(
            "toy", trial.task(), trial.strategy(), trial.example(), trial.repetition()),
        new Measurement.Ending(made.status(), ok ? null : "broken", made.finish()),
        new Measurement.Emission(9, emitted.prefix(made.length()), "", made.emitted()),
        new Measurement.Cost(
            trial.strategy().equals(FAST) ? trial.block() : 0,
            trial.trial() * 1_000_000_000L,
            nanos,
            new Measurement.Timing(0, 0, 0, 0, nanos),
            new Measurement.Weights(92, 0, 0, 0),
            Disturbance.unknown()),
        new Measurement.Trace(
            ok
                ? IntStream.range(1, made.emitted())
                    .mapToObj(
                        i ->
                            new Measurement.Step(
                                TokenIds.of(),
                                List.of(),
                                1,
                                0,
                                TokenIds.of(emitted.get(i)),
                                0,
                                0,
                                0,
                                0))
                    .toList()
                : List.of(),
            List.of()));
  }
}
