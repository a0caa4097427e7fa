package dev.conflayers.testing;

import dev.conflayers.result.Agreement;
import dev.conflayers.result.Disturbance;
import dev.conflayers.result.ForkRecord;
import dev.conflayers.result.Measurement;
import dev.conflayers.result.Phase;
import dev.conflayers.result.RunManifest;
import dev.conflayers.result.RunRecord;
import dev.conflayers.result.Schedule;
import dev.conflayers.result.StopRule;
import dev.conflayers.result.StreamState;
import dev.conflayers.result.TrialStatus;
import dev.conflayers.stats.Draws;
import dev.conflayers.token.TokenIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Draws what a {@link SimulatedRun} was told of. */
final class SimulatedRecord {
  private static final String FULL = "full";
  private static final String AGAIN = "full-again";
  private static final double NANOS_PER_TOKEN = 6e6;
  private static final long PREFILL = 4_000_000;
  private static final String FAST = SimulatedRun.FAST;
  private static final String UNVERIFIED = SimulatedRun.UNVERIFIED;

  private final SimulatedRun run;

  SimulatedRecord(SimulatedRun run) {
    this.run = run;
  }

  RunRecord record() {
    List<String> arms = new ArrayList<>(List.of(FULL, FAST));
    if (run.unverified) {
      arms.add(UNVERIFIED);
    }
    if (run.control) {
      arms.add(AGAIN);
    }
    List<Schedule.ScheduledTrial> trials = new ArrayList<>();
    List<Measurement> measurements = new ArrayList<>();
    List<Agreement> agreements = new ArrayList<>();
    List<Schedule.ScheduledExample> examples = new ArrayList<>();
    Draws draws = new Draws(Draws.stream(run.seed, 0));
    Map<String, Double> ofPrompts = new TreeMap<>();
    int block = 0;
    for (int fork = 0; fork < run.forks; fork++) {
      double ofFork = run.forkSpread * draws.normal();
      for (int prompt = 0; prompt < run.prompts; prompt++) {
        for (String task : run.tasks) {
          String example = String.format(Locale.ROOT, "p%03d", prompt);
          if (fork == 0) {
            examples.add(new Schedule.ScheduledExample(task, example, "How many?", "4"));
            ofPrompts.put(task + example, run.promptSpread * draws.normal());
          }
          double truth =
              run.speedups.getOrDefault(task, run.speedup)
                  * Math.exp(ofPrompts.getOrDefault(task + example, 0.0) + ofFork)
                  * (every(run.fasterEvery, prompt) ? run.faster : 1)
                  / run.slowdowns.getOrDefault(fork, 1.0);
          int baseline =
              trials.size() + (block % arms.size() == 0 ? 0 : arms.size() - block % arms.size());
          for (int position = 0; position < arms.size(); position++) {
            String arm = arms.get((position + block) % arms.size());
            int trial = trials.size();
            trials.add(
                new Schedule.ScheduledTrial(
                    trial, fork, block, position, Phase.MEASURED, task, arm, example, 0));
            double factor =
                switch (arm) {
                  case FAST -> truth;
                  case UNVERIFIED -> 1.6;
                  case AGAIN -> 1 / run.bias;
                  default -> 1;
                };
            Trial of = new Trial(trial, fork, block, position, task, arm, example, prompt);
            long nanos =
                Math.round(
                    NANOS_PER_TOKEN
                        * size(of)
                        / factor
                        * Math.exp(run.callSpread * draws.normal()));
            Measurement measurement = measurement(of, nanos);
            measurements.add(measurement);
            if (!arm.equals(FULL) && measurement.ok()) {
              agreements.add(agreement(of, baseline));
            }
          }
          block++;
        }
      }
    }
    return new RunRecord(
        manifest(),
        schedule(arms, examples, trials),
        measurements,
        agreements,
        forkRecords(),
        null);
  }

  private record Trial(
      int trial,
      int fork,
      int block,
      int position,
      String task,
      String arm,
      String example,
      int prompt) {}

  private static boolean every(int step, int prompt) {
    return step > 0 && prompt % step == step - 1;
  }

  private boolean fails(Trial of) {
    return of.arm().equals(FAST) && every(run.failEvery, of.block());
  }

  private int size(Trial of) {
    return of.arm().equals(FAST) && every(run.shorterEvery, of.prompt())
        ? run.tokens - run.fewerTokens
        : run.tokens;
  }

  private boolean parts(Trial of) {
    return of.arm().equals(UNVERIFIED)
        ? !run.unverifiedSame
        : of.arm().equals(FAST)
            && (every(run.partEvery, of.prompt()) || every(run.wrongEvery, of.prompt()));
  }

  private String text(Trial of) {
    boolean wrong =
        of.arm().equals(UNVERIFIED)
            ? !run.unverifiedSame && of.prompt() % 2 == 0
            : of.arm().equals(FAST) && every(run.wrongEvery, of.prompt());
    String answer = wrong ? "5" : "4";
    return of.task().equals("gsm8k") ? "#### " + answer : answer;
  }

  private Agreement agreement(Trial of, int baseline) {
    double at = of.arm().equals(UNVERIFIED) ? 3 : run.gap;
    return parts(of)
        ? new Agreement(
            of.trial(),
            baseline,
            false,
            run.tokens,
            10,
            new Agreement.Divergence(10, at, at, 7, 9, 7, 9))
        : size(of) == run.tokens
            ? new Agreement(of.trial(), baseline, true, run.tokens, run.tokens, null)
            : new Agreement(of.trial(), baseline, false, run.tokens, size(of), null);
  }

  private Measurement measurement(Trial of, long nanos) {
    boolean failed = fails(of);
    int size = failed ? 0 : size(of);
    boolean drafts = of.arm().equals(FAST);
    long decode = nanos - PREFILL;
    List<Measurement.Step> steps =
        failed || of.arm().equals(UNVERIFIED)
            ? List.of()
            : List.of(
                drafts
                    ? new Measurement.Step(
                        TokenIds.of(1, 2),
                        List.of(0.9f, 0.8f),
                        3,
                        of.prompt() % 3 == 0 ? 1 : 2,
                        TokenIds.of(1, 2, 3),
                        104,
                        decode / 2,
                        decode / 4,
                        0)
                    : new Measurement.Step(
                        TokenIds.of(), List.of(), 1, 0, TokenIds.of(1), 0, 0, decode, 0));
    return Measurement.of(
        new Measurement.Place(of.trial(), of.fork(), of.block(), of.position(), Phase.MEASURED),
        new Measurement.Work("toy", of.task(), of.arm(), of.example(), 0),
        new Measurement.Ending(
            failed ? TrialStatus.TIMEOUT : TrialStatus.OK,
            failed ? "it took more than 1 s" : null,
            failed ? "none" : "length"),
        new Measurement.Emission(
            11,
            TokenIds.of(IntStream.range(0, size).map(i -> 5 + i % 7).toArray()),
            failed ? "" : text(of),
            size),
        new Measurement.Cost(
            of.block(),
            of.trial() * 1_000_000_000L,
            nanos,
            new Measurement.Timing(
                failed ? 0 : PREFILL,
                steps.stream().mapToLong(Measurement.Step::draftNanos).sum(),
                steps.stream().mapToLong(Measurement.Step::verifyNanos).sum(),
                0,
                nanos),
            new Measurement.Weights(92, drafts ? 104 : 0, 92L * steps.size(), 0),
            new Disturbance(0L, 0.0, run.others, 1.0, 2000.0, 0L, 10L, run.throttled)),
        new Measurement.Trace(steps, List.of()));
  }

  private Schedule schedule(
      List<String> arms,
      List<Schedule.ScheduledExample> examples,
      List<Schedule.ScheduledTrial> trials) {
    return new Schedule(
        "e".repeat(64),
        FULL,
        run.control ? AGAIN : "",
        run.forks,
        run.claims,
        run.tasks.stream()
            .map(
                task ->
                    new Schedule.ScheduledTask(
                        task,
                        "1",
                        "simulated",
                        "a".repeat(64),
                        run.split,
                        0,
                        run.tokens,
                        false,
                        StopRule.NATURAL))
            .toList(),
        arms.stream()
            .map(
                arm ->
                    new Schedule.ScheduledStrategy(
                        arm,
                        arm.equals(FAST)
                            ? "static-skip"
                            : arm.equals(UNVERIFIED) ? "draft-only" : "full-depth",
                        StreamState.PER_PROMPT_RESET,
                        "{name: " + arm + "}",
                        !arm.equals(UNVERIFIED)))
            .toList(),
        examples,
        trials);
  }

  private RunManifest manifest() {
    return RunManifest.of(
        run.status,
        new RunManifest.Identity(
            "20260102T030405Z_simulated_eeeeeeee", "simulated", "e".repeat(64)),
        new RunManifest.Times("2026-01-02T03:04:05Z", "2026-01-02T03:05:05Z", List.of()),
        new RunManifest.SuiteFile("suites/simulated.yaml", "name: simulated\n"),
        new RunManifest.Setting(
            new RunManifest.Shape(4, 5, 15, 12),
            Map.of("name", "toy", "weights-sha256", "b".repeat(64)),
            Map.of("jdk", "17")),
        RunManifest.Remarks.of(List.of()));
  }

  private List<ForkRecord> forkRecords() {
    return IntStream.range(0, run.forks)
        .mapToObj(
            fork ->
                new ForkRecord(
                    fork,
                    "2026-01-02T03:04:05Z",
                    5,
                    run.steady,
                    "full: spread 1.0%, drift 0.1%",
                    List.of(),
                    Map.of(),
                    Map.of()))
        .toList();
  }
}
