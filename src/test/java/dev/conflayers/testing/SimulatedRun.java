package dev.conflayers.testing;

import dev.conflayers.result.Agreement;
import dev.conflayers.result.Disturbance;
import dev.conflayers.result.ForkRecord;
import dev.conflayers.result.Measurement;
import dev.conflayers.result.Phase;
import dev.conflayers.result.RunManifest;
import dev.conflayers.result.RunRecord;
import dev.conflayers.result.RunStatus;
import dev.conflayers.result.Schedule;
import dev.conflayers.result.TrialStatus;
import dev.conflayers.stats.Draws;
import dev.conflayers.token.TokenIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A run whose truth is known: times are drawn from a seeded model, ln(full / fast) = ln(speedup of
 * the task) + effect of the prompt + effect of the fork + noise of each call. Full depth is
 * measured twice, and {@code unverified} emits other text than full depth on every prompt.
 */
public final class SimulatedRun {
  public static final String FAST = "fast";
  public static final String UNVERIFIED = "unverified";
  private static final String FULL = "full";
  private static final String AGAIN = "full-again";
  private static final double NANOS_PER_TOKEN = 6e6;
  private static final long PREFILL = 4_000_000;

  private final List<String> tasks = new ArrayList<>(List.of("gsm8k", "mini-instructions"));
  private final Map<String, Double> speedups = new TreeMap<>();
  private final List<Schedule.ScheduledClaim> claims = new ArrayList<>();
  private final Map<Integer, Double> slowdowns = new TreeMap<>();
  private int prompts = 100;
  private int forks = 5;
  private int tokens = 130;
  private double speedup = 1.5;
  private double promptSpread = 0.05;
  private double forkSpread = 0.002;
  private double callSpread = 0.01;
  private double bias = 1;
  private boolean control = true;
  private boolean unverified = true;
  private boolean unverifiedSame;
  private boolean steady = true;
  private String split = "test";
  private RunStatus status = RunStatus.COMPLETE;
  private int failEvery;
  private int wrongEvery;
  private int partEvery;
  private double gap;
  private int shorterEvery;
  private int fewerTokens;
  private double others;
  private int fasterEvery;
  private double faster = 1;
  private long seed = 1;

  public SimulatedRun tasks(String... names) {
    tasks.clear();
    tasks.addAll(List.of(names));
    return this;
  }

  public SimulatedRun size(int promptsOfTask, int forkCount) {
    prompts = promptsOfTask;
    forks = forkCount;
    return this;
  }

  /** Outputs have so many tokens. */
  public SimulatedRun tokens(int ofOutput) {
    tokens = ofOutput;
    return this;
  }

  public SimulatedRun speedup(double truth) {
    speedup = truth;
    return this;
  }

  public SimulatedRun speedup(String task, double truth) {
    speedups.put(task, truth);
    return this;
  }

  public SimulatedRun spread(double ofPrompts, double ofForks, double ofCalls) {
    promptSpread = ofPrompts;
    forkSpread = ofForks;
    callSpread = ofCalls;
    return this;
  }

  /** The control takes so many times as long as full depth, or is not there. */
  public SimulatedRun control(boolean present, double takes) {
    control = present;
    bias = takes;
    return this;
  }

  public SimulatedRun unverified(boolean present, boolean emitsTheSame) {
    unverified = present;
    unverifiedSame = emitsTheSame;
    return this;
  }

  public SimulatedRun warmedUp(boolean reached) {
    steady = reached;
    return this;
  }

  public SimulatedRun split(String name) {
    split = name;
    return this;
  }

  public SimulatedRun status(RunStatus reached) {
    status = reached;
    return this;
  }

  /** Each so-many-th trial of the fast strategy fails. */
  public SimulatedRun failEvery(int trials) {
    failEvery = trials;
    return this;
  }

  /** The fast strategy answers each so-many-th prompt wrongly. */
  public SimulatedRun wrongEvery(int ofPrompts) {
    wrongEvery = ofPrompts;
    return this;
  }

  /** The fast strategy leaves full depth's text on each so-many-th prompt, at this gap. */
  public SimulatedRun partEvery(int ofPrompts, double atGap) {
    partEvery = ofPrompts;
    gap = atGap;
    return this;
  }

  public SimulatedRun shorterEvery(int ofPrompts, int byTokens) {
    shorterEvery = ofPrompts;
    fewerTokens = byTokens;
    return this;
  }

  /** Other processes use this share of the processors. */
  public SimulatedRun others(double share) {
    others = share;
    return this;
  }

  /** The fast strategy takes so many times as long in one fork. */
  public SimulatedRun slowerInFork(int fork, double times) {
    slowdowns.put(fork, times);
    return this;
  }

  /** The fast strategy is so many times faster still on each so-many-th prompt. */
  public SimulatedRun fasterEvery(int ofPrompts, double times) {
    fasterEvery = ofPrompts;
    faster = times;
    return this;
  }

  public SimulatedRun seed(long drawnFrom) {
    seed = drawnFrom;
    return this;
  }

  public SimulatedRun claimsSpeed(String scope, double above) {
    return claims("speedup", scope, above, "", "");
  }

  public SimulatedRun claimsQuality(String metric, double margin) {
    return claims("quality", "", margin, metric, "fewer prompts than raters agree on");
  }

  public SimulatedRun claimsIdentity(double tieGap) {
    return claims("token-identical", "", tieGap, "", "");
  }

  public SimulatedRun claimsPublished(double times, Map<String, String> heldFor, String source) {
    claims.add(new Schedule.ScheduledClaim("published", FAST, "", times, "", source, heldFor));
    return this;
  }

  private SimulatedRun claims(
      String kind, String scope, double bound, String metric, String because) {
    claims.add(new Schedule.ScheduledClaim(kind, FAST, scope, bound, metric, because, Map.of()));
    return this;
  }

  public RunRecord record() {
    List<String> arms = new ArrayList<>(List.of(FULL, FAST));
    if (unverified) {
      arms.add(UNVERIFIED);
    }
    if (control) {
      arms.add(AGAIN);
    }
    List<Schedule.ScheduledTrial> trials = new ArrayList<>();
    List<Measurement> measurements = new ArrayList<>();
    List<Agreement> agreements = new ArrayList<>();
    List<Schedule.ScheduledExample> examples = new ArrayList<>();
    Draws draws = new Draws(Draws.stream(seed, 0));
    Map<String, Double> ofPrompts = new TreeMap<>();
    int block = 0;
    for (int fork = 0; fork < forks; fork++) {
      double ofFork = forkSpread * draws.normal();
      for (int prompt = 0; prompt < prompts; prompt++) {
        for (String task : tasks) {
          String example = String.format(Locale.ROOT, "p%03d", prompt);
          if (fork == 0) {
            examples.add(new Schedule.ScheduledExample(task, example, "How many?", "4"));
            ofPrompts.put(task + example, promptSpread * draws.normal());
          }
          double truth =
              speedups.getOrDefault(task, speedup)
                  * Math.exp(ofPrompts.getOrDefault(task + example, 0.0) + ofFork)
                  * (every(fasterEvery, prompt) ? faster : 1)
                  / slowdowns.getOrDefault(fork, 1.0);
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
                  case AGAIN -> 1 / bias;
                  default -> 1;
                };
            Trial of = new Trial(trial, fork, block, position, task, arm, example, prompt);
            long nanos =
                Math.round(
                    NANOS_PER_TOKEN * size(of) / factor * Math.exp(callSpread * draws.normal()));
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
    return of.arm().equals(FAST) && every(failEvery, of.block());
  }

  private int size(Trial of) {
    return of.arm().equals(FAST) && every(shorterEvery, of.prompt())
        ? tokens - fewerTokens
        : tokens;
  }

  private boolean parts(Trial of) {
    return of.arm().equals(UNVERIFIED)
        ? !unverifiedSame
        : of.arm().equals(FAST)
            && (every(partEvery, of.prompt()) || every(wrongEvery, of.prompt()));
  }

  private String text(Trial of) {
    boolean wrong =
        of.arm().equals(UNVERIFIED)
            ? !unverifiedSame && of.prompt() % 2 == 0
            : of.arm().equals(FAST) && every(wrongEvery, of.prompt());
    String answer = wrong ? "5" : "4";
    return of.task().equals("gsm8k") ? "#### " + answer : answer;
  }

  private Agreement agreement(Trial of, int baseline) {
    double at = of.arm().equals(UNVERIFIED) ? 3 : gap;
    return parts(of)
        ? new Agreement(
            of.trial(),
            baseline,
            false,
            tokens,
            10,
            new Agreement.Divergence(10, at, at, 7, 9, 7, 9))
        : size(of) == tokens
            ? new Agreement(of.trial(), baseline, true, tokens, tokens, null)
            : new Agreement(of.trial(), baseline, false, tokens, size(of), null);
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
    return new Measurement(
        of.trial(),
        of.fork(),
        of.block(),
        of.position(),
        Phase.MEASURED,
        "toy",
        of.task(),
        of.arm(),
        of.example(),
        0,
        failed ? TrialStatus.TIMEOUT : TrialStatus.OK,
        failed ? "it took more than 1 s" : null,
        11,
        TokenIds.of(IntStream.range(0, size).map(i -> 5 + i % 7).toArray()),
        failed ? "" : text(of),
        failed ? "none" : "length",
        of.block(),
        of.trial() * 1_000_000_000L,
        nanos,
        size,
        new Measurement.Timing(
            failed ? 0 : PREFILL,
            steps.stream().mapToLong(Measurement.Step::draftNanos).sum(),
            steps.stream().mapToLong(Measurement.Step::verifyNanos).sum(),
            0,
            nanos),
        new Measurement.Weights(92, drafts ? 104 : 0, 92L * steps.size(), 0),
        new Disturbance(0L, 0.0, others, 1.0, 2000.0, 0L, 10L),
        steps,
        List.of());
  }

  private Schedule schedule(
      List<String> arms,
      List<Schedule.ScheduledExample> examples,
      List<Schedule.ScheduledTrial> trials) {
    return new Schedule(
        "e".repeat(64),
        FULL,
        control ? AGAIN : "",
        forks,
        claims,
        tasks.stream()
            .map(
                task ->
                    new Schedule.ScheduledTask(
                        task, "1", "simulated", "a".repeat(64), split, 0, tokens, false))
            .toList(),
        arms.stream()
            .map(
                arm ->
                    new Schedule.ScheduledStrategy(
                        arm,
                        arm.equals(FAST)
                            ? "static-skip"
                            : arm.equals(UNVERIFIED) ? "draft-only" : "full-depth",
                        "per-prompt-reset",
                        "{name: " + arm + "}"))
            .toList(),
        examples,
        trials);
  }

  private RunManifest manifest() {
    return new RunManifest(
        RunManifest.SCHEMA_VERSION,
        "20260102T030405Z_simulated_eeeeeeee",
        status,
        "simulated",
        "e".repeat(64),
        "2026-01-02T03:04:05Z",
        "2026-01-02T03:05:05Z",
        List.of(),
        "suites/simulated.yaml",
        "name: simulated\n",
        new RunManifest.Shape(4, 5, 15, 12),
        Map.of("name", "toy", "weights-sha256", "b".repeat(64)),
        Map.of("jdk", "17"),
        List.of());
  }

  private List<ForkRecord> forkRecords() {
    return IntStream.range(0, forks)
        .mapToObj(
            fork ->
                new ForkRecord(
                    fork,
                    "2026-01-02T03:04:05Z",
                    5,
                    steady,
                    "full: spread 1.0%, drift 0.1%",
                    List.of(),
                    Map.of(),
                    Map.of()))
        .toList();
  }
}
