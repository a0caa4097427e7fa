package dev.conflayers.testing;

import dev.conflayers.decode.StreamState;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.record.Agreement;
import dev.conflayers.record.Disturbance;
import dev.conflayers.record.Finish;
import dev.conflayers.record.ForkRecord;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunManifest;
import dev.conflayers.record.RunRecord;
import dev.conflayers.record.TrialStatus;
import dev.conflayers.stats.RandomDraws;
import dev.conflayers.suite.Suite;
import dev.conflayers.suite.SuiteReader;
import dev.conflayers.suite.declared.Phase;
import dev.conflayers.suite.declared.Schedule;
import dev.conflayers.suite.declared.StopRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Draws what a {@link SimulatedRun} was told of. Its record is one that a run could have written:
 * steps emit what the output holds, phases fit into totals, trials follow each other, and the
 * suite's text makes the plan.
 */
final class SimulatedRecord {
  private static final String FULL = "full";
  private static final String AGAIN = "full-again";
  private static final double NANOS_PER_TOKEN = 6e6;
  private static final long PREFILL = 4_000_000;
  private static final String FAST = SimulatedRun.FAST;
  private static final String UNVERIFIED = SimulatedRun.UNVERIFIED;

  private static final Map<String, String> MODEL =
      Map.of("name", "toy", "weights-sha256", "b".repeat(64));
  private static final Map<String, String> ENVIRONMENT = Map.of("jdk", "17");
  private static final String STARTED = "2026-01-02T03:04:05Z";
  private static final long FULL_PASS = 92;
  private static final long BEFORE_FORK = 5_000_000_000L;
  private static final long BETWEEN_TRIALS = 1_000_000;
  private static final int PARTS_AT = 10;

  private final SimulatedRun run;
  private final List<Long> forkStarts = new ArrayList<>();
  private long clock;

  private static final String SUITE = "suites/simulated.yaml";

  SimulatedRecord(SimulatedRun run) {
    this.run = run;
  }

  private String template(int prompt) {
    return run.templates == 0 ? "" : "template " + prompt % run.templates;
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
    RandomDraws draws = new RandomDraws(RandomDraws.stream(run.seed, 0));
    Map<String, Double> ofPrompts = new TreeMap<>();
    int block = 0;
    for (int fork = 0; fork < run.forks; fork++) {
      forkStarts.add(clock);
      clock += BEFORE_FORK;
      double ofFork = run.forkSpread * draws.normal();
      for (int prompt = 0; prompt < run.prompts; prompt++) {
        for (String task : run.tasks) {
          String example = String.format(Locale.ROOT, "p%03d", prompt);
          if (fork == 0) {
            examples.add(
                new Schedule.ScheduledExample(
                    task,
                    example,
                    "How many are " + example + "?",
                    run.reference,
                    template(prompt)));
            ofPrompts.merge(
                task + (run.templates == 0 ? example : template(prompt)),
                run.promptSpread * draws.normal(),
                (first, again) -> first);
          }
          double truth =
              run.speedups.getOrDefault(task, run.speedup)
                  * Math.exp(
                      ofPrompts.getOrDefault(
                              task + (run.templates == 0 ? example : template(prompt)), 0.0)
                          + ofFork)
                  * (every(run.fasterEvery, prompt) ? run.faster : 1)
                  / run.slowdowns.getOrDefault(fork, 1.0);
          int baseline =
              trials.size() + (prompt % arms.size() == 0 ? 0 : arms.size() - prompt % arms.size());
          for (int position = 0; position < arms.size(); position++) {
            String arm = arms.get((position + prompt) % arms.size());
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
            // No clock reads the same twice, however alike two calls are.
            Measurement measurement = measurement(of, nanos + trial * 31L % 997);
            clock += measurement.wallNanos() + BETWEEN_TRIALS;
            measurements.add(measurement);
            if (!arm.equals(FULL) && measurement.ok()) {
              agreements.add(agreement(of, baseline));
            }
          }
          block++;
        }
      }
    }
    Schedule schedule = fingerprinted(schedule(arms, examples, trials));
    return RunLike.of(manifest(schedule.fingerprint()), schedule, measurements)
        .agreements(agreements)
        .forks(forkRecords())
        .record();
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

  private TokenIds output(Trial of) {
    int parted = parts(of) ? Math.min(PARTS_AT, size(of) - 1) : -1;
    int other = of.arm().equals(UNVERIFIED) ? 4 : 3;
    return TokenIds.of(
        IntStream.range(0, size(of)).map(i -> i == parted ? other : 5 + i % 7).toArray());
  }

  private Agreement agreement(Trial of, int baseline) {
    TokenIds own = output(of);
    TokenIds full = TokenIds.of(IntStream.range(0, run.tokens).map(i -> 5 + i % 7).toArray());
    int prefix = own.commonPrefix(full);
    double at = of.arm().equals(UNVERIFIED) ? 3 : run.gap;
    return new Agreement(
        of.trial(),
        baseline,
        own.equals(full),
        Math.max(own.size(), full.size()),
        prefix,
        prefix < Math.min(own.size(), full.size())
            ? new Agreement.Divergence(
                prefix, at, at, full.get(prefix), 2, full.get(prefix), own.get(prefix))
            : null);
  }

  private List<Measurement.Step> steps(Trial of, TokenIds output, long decode) {
    boolean drafts = of.arm().equals(FAST);
    boolean verified = !of.arm().equals(UNVERIFIED);
    int accepted =
        !drafts || every(run.rejectEvery, of.prompt()) ? 0 : of.prompt() % 3 == 0 ? 1 : 2;
    int later = output.size() - 1;
    int count = (later + accepted) / (accepted + 1);
    List<Measurement.Step> steps = new ArrayList<>();
    for (int step = 0; step < count; step++) {
      int from = 1 + step * (accepted + 1);
      int[] emitted =
          IntStream.rangeClosed(from, from + accepted)
              .map(i -> i < output.size() ? output.get(i) : 5)
              .toArray();
      steps.add(
          new Measurement.Step(
              drafts
                  ? TokenIds.of(accepted > 0 ? emitted[0] : 1, accepted > 1 ? emitted[1] : 1)
                  : TokenIds.of(),
              drafts ? List.of(0.9f, 0.8f) : List.of(),
              verified ? (drafts ? 3 : 1) : 0,
              accepted,
              TokenIds.of(emitted),
              drafts ? 104 : verified ? 0 : 52,
              drafts ? decode / count / 2 : verified ? 0 : decode / count,
              verified ? decode / count / (drafts ? 4 : 1) : 0,
              0));
    }
    return steps;
  }

  private Measurement measurement(Trial of, long nanos) {
    boolean failed = fails(of);
    TokenIds output = failed ? TokenIds.of() : output(of);
    long prefill = Math.min(PREFILL, nanos / 2);
    List<Measurement.Step> steps = failed ? List.of() : steps(of, output, nanos - prefill);
    boolean verified = !of.arm().equals(UNVERIFIED);
    return Measurement.of(
        new Measurement.Place(of.trial(), of.fork(), of.block(), of.position(), Phase.MEASURED),
        new Measurement.Work("toy", of.task(), of.arm(), of.example(), 0),
        new Measurement.Ending(
            failed ? TrialStatus.TIMEOUT : TrialStatus.OK,
            failed ? "it took more than 1 s" : null,
            failed ? Finish.NONE : Finish.STOP_STRING),
        new Measurement.Emission(
            11,
            output,
            failed ? "" : text(of),
            failed ? 0 : 1 + steps.stream().mapToInt(step -> step.emitted().size()).sum()),
        new Measurement.Cost(
            of.block(),
            clock,
            nanos,
            new Measurement.Timing(
                failed ? 0 : prefill,
                steps.stream().mapToLong(Measurement.Step::draftNanos).sum(),
                steps.stream().mapToLong(Measurement.Step::verifyNanos).sum(),
                0,
                nanos),
            new Measurement.Weights(
                FULL_PASS,
                steps.stream().mapToLong(Measurement.Step::draftBytes).sum(),
                verified ? FULL_PASS * steps.size() : 0,
                0),
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

  private Schedule fingerprinted(Schedule plan) {
    Suite suite = new SuiteReader().parse(SUITE, new SimulatedSuite(run).text());
    return ScheduleLike.of(plan).fingerprintOf(suite).schedule();
  }

  private RunManifest manifest(String fingerprint) {
    return RunManifest.of(
        run.status,
        new RunManifest.Identity("20260102T030405Z_simulated_eeeeeeee", "simulated", fingerprint),
        new RunManifest.Times(
            STARTED, Instant.parse(STARTED).plusNanos(clock).plusSeconds(1).toString(), List.of()),
        new RunManifest.SuiteFile(SUITE, new SimulatedSuite(run).text()),
        new RunManifest.Setting(new RunManifest.Shape(4, 5, 15, 12), MODEL, ENVIRONMENT),
        RunManifest.Remarks.of(List.of()));
  }

  private List<ForkRecord> forkRecords() {
    return IntStream.range(0, run.forks)
        .mapToObj(
            fork ->
                new ForkRecord(
                    fork,
                    Instant.parse(STARTED).plusNanos(forkStarts.get(fork)).toString(),
                    5,
                    run.steady,
                    "full: spread 1.0%, drift 0.1%",
                    List.of(),
                    MODEL,
                    ENVIRONMENT))
        .toList();
  }
}
