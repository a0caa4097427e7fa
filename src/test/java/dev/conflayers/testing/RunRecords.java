package dev.conflayers.testing;

import dev.conflayers.decode.StreamState;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.record.Agreement;
import dev.conflayers.record.CostTable;
import dev.conflayers.record.Disturbance;
import dev.conflayers.record.Finish;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunManifest;
import dev.conflayers.record.RunRecord;
import dev.conflayers.record.RunStatus;
import dev.conflayers.record.TrialStatus;
import dev.conflayers.suite.declared.Phase;
import dev.conflayers.suite.declared.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A run small enough to work out by hand: one task, three prompts, four strategies, one failure.
 */
public final class RunRecords {
  private static final List<String> STRATEGIES = List.of("full", "fast", "slow", "noisy");

  /** Milliseconds per output, by strategy, for each of the three prompts. */
  private static final List<List<Integer>> MILLIS =
      List.of(List.of(40, 40, 40), List.of(32, 32, 20), List.of(50, 52, 48), List.of(30, 60, 0));

  private RunRecords() {}

  public static RunRecord handMade() {
    List<Schedule.ScheduledTrial> trials = new ArrayList<>();
    List<Measurement> measurements = new ArrayList<>();
    List<Agreement> agreements = new ArrayList<>();
    List<Schedule.ScheduledExample> examples = new ArrayList<>();
    for (int prompt = 0; prompt < 3; prompt++) {
      String example = "word|" + prompt;
      examples.add(new Schedule.ScheduledExample("gsm8k", example, "How many?", "4"));
      for (int s = 0; s < STRATEGIES.size(); s++) {
        int trial = trials.size();
        String strategy = STRATEGIES.get(s);
        trials.add(
            new Schedule.ScheduledTrial(
                trial, 0, prompt, s, Phase.MEASURED, "gsm8k", strategy, example, 0));
        int millis = MILLIS.get(s).get(prompt);
        measurements.add(measurement(trial, prompt, s, strategy, example, millis));
        if (s > 0 && millis > 0) {
          boolean same = !(strategy.equals("slow") && prompt == 2);
          agreements.add(
              new Agreement(
                  trial,
                  trial - s,
                  same,
                  4,
                  same ? 4 : 2,
                  same ? null : new Agreement.Divergence(2, 3.5e-6, 3.5e-6, 7, 9, 7, 9)));
        }
      }
    }
    return RunLike.of(
            manifest(),
            new Schedule(
                "f".repeat(64),
                "full",
                "",
                1,
                List.of(),
                List.of(
                    new Schedule.ScheduledTask(
                        "gsm8k", "1", "words", "a".repeat(64), "test", 0, 4, true)),
                STRATEGIES.stream()
                    .map(
                        name ->
                            new Schedule.ScheduledStrategy(
                                name,
                                name.equals("full") ? "full-depth" : "static-skip",
                                StreamState.PER_PROMPT_RESET,
                                "{name: " + name + "}",
                                true))
                    .toList(),
                examples,
                trials),
            measurements)
        .agreements(agreements)
        .record();
  }

  /** Returns the hand-made run as if it had planned and measured this, and compared nothing. */
  public static RunRecord measuring(List<Measurement> measurements) {
    return measuring(handMade(), measurements);
  }

  /** Returns a run as if it had planned and measured this, and compared nothing. */
  public static RunRecord measuring(RunRecord run, List<Measurement> measurements) {
    Schedule s = run.schedule();
    return RunLike.of(
            run.manifest(),
            ScheduleLike.of(s)
                .trials(
                    measurements.stream()
                        .map(
                            m ->
                                new Schedule.ScheduledTrial(
                                    m.trial(),
                                    m.fork(),
                                    m.block(),
                                    m.position(),
                                    m.phase(),
                                    m.task(),
                                    m.strategy(),
                                    m.example(),
                                    m.repetition()))
                        .toList())
                .schedule(),
            measurements)
        .record();
  }

  /** The same run with a benchmark at hand: a step of 8 ms, half of it skipped, two trees. */
  public static RunRecord withCosts() {
    RunRecord run = handMade();
    List<CostTable.Line> lines =
        List.of(
            line("VerifyBenchmark.verify", Map.of("nodes", "1"), 9, 0.5),
            line("VerifyBenchmark.verify", Map.of("nodes", "8"), 13.5, 0.5),
            line("StepBenchmark.argmax", Map.of("skips", "none"), 8, Double.NaN),
            line("StepBenchmark.confidence", Map.of("skips", "half"), 5, 0.25),
            line("SearchBenchmark.probe", Map.of("window", "16"), 12, 1),
            line("SearchBenchmark.select", Map.of("window", "16"), 0.02, 0.001),
            line("TextBenchmark.rouge1", Map.of(), 3, 1));
    return RunLike.of(run)
        .costs(
            new CostTable(
                "20260101T000000Z_bench_fp32", "toy", "fp32", Map.of("cpu", "one | core"), lines))
        .record();
  }

  /** The same run on a model of which more is known. */
  public static RunRecord onModel(Map<String, String> facts) {
    RunRecord run = handMade();
    Map<String, String> model = new TreeMap<>(run.manifest().model());
    model.putAll(facts);
    return changed(run, run.manifest().run(), model);
  }

  /** A run like another, under a name of its own. */
  public static RunRecord named(RunRecord run, String name) {
    return changed(run, name, run.manifest().model());
  }

  private static RunRecord changed(RunRecord run, String name, Map<String, String> model) {
    RunManifest m = run.manifest();
    return RunLike.of(run)
        .manifest(
            RunManifest.of(
                m.status(),
                new RunManifest.Identity(name, m.suite(), m.fingerprint()),
                m.times(),
                m.suiteFile(),
                new RunManifest.Setting(m.shape(), model, m.environment()),
                m.remarks()))
        .record();
  }

  private static CostTable.Line line(
      String benchmark, Map<String, String> varied, double mean, double error) {
    Map<String, String> parameters = new TreeMap<>(varied);
    parameters.putAll(Map.of("context", "128", "dtype", "fp32"));
    return new CostTable.Line(benchmark, parameters, mean, error, "ms/op", 5);
  }

  private static RunManifest manifest() {
    return RunManifest.of(
        RunStatus.COMPLETE,
        new RunManifest.Identity("20260102T030405Z_hand_ffffffff", "hand", "f".repeat(64)),
        new RunManifest.Times("2026-01-02T03:04:05Z", "2026-01-02T03:05:05Z", List.of()),
        new RunManifest.SuiteFile("suites/hand.yaml", "name: hand\n"),
        new RunManifest.Setting(
            new RunManifest.Shape(4, 5, 15, 12),
            Map.of("name", "toy", "weights-sha256", "b".repeat(64)),
            Map.of("cpu", "one | core", "jdk", "17")),
        RunManifest.Remarks.of(List.of()));
  }

  private static Measurement measurement(
      int trial, int block, int position, String strategy, String example, int millis) {
    boolean drafts = position > 0;
    long nanos = millis * 1_000_000L;
    boolean ok = millis > 0;
    List<Measurement.Step> steps = !ok ? List.of() : drafts ? drafted(nanos) : plain(nanos);
    return Measurement.of(
        new Measurement.Place(trial, 0, block, position, Phase.MEASURED),
        new Measurement.Work("toy", "gsm8k", strategy, example, 0),
        new Measurement.Ending(
            ok ? TrialStatus.OK : TrialStatus.ERROR,
            ok ? null : "the prompt has 9 tokens <b>too</b> many",
            ok ? Finish.LENGTH : Finish.NONE),
        new Measurement.Emission(
            11,
            ok ? TokenIds.of(5, 6, 7, 8) : TokenIds.of(),
            ok ? "#### 4" : "",
            ok ? (drafts ? 5 : 4) : 0),
        new Measurement.Cost(
            block,
            trial * 1_000_000_000L,
            nanos,
            new Measurement.Timing(
                ok ? 4_000_000L : 0,
                steps.stream().mapToLong(Measurement.Step::draftNanos).sum(),
                steps.stream().mapToLong(Measurement.Step::verifyNanos).sum(),
                0,
                nanos),
            new Measurement.Weights(
                92,
                steps.stream().mapToLong(Measurement.Step::draftBytes).sum(),
                92L * steps.size(),
                0),
            Disturbance.unknown()),
        new Measurement.Trace(steps, List.of()));
  }

  private static List<Measurement.Step> plain(long nanos) {
    long each = (nanos - 4_000_000) / 3;
    List<Measurement.Step> steps = new ArrayList<>();
    for (int token = 6; token < 9; token++) {
      steps.add(
          new Measurement.Step(TokenIds.of(), List.of(), 1, 0, TokenIds.of(token), 0, 0, each, 0));
    }
    return steps;
  }

  private static List<Measurement.Step> drafted(long nanos) {
    long each = (nanos - 4_000_000) / 5;
    return List.of(
        new Measurement.Step(
            TokenIds.of(6, 9),
            List.of(0.9f, 0.7f),
            3,
            1,
            TokenIds.of(6, 7),
            2 * 52,
            2 * each,
            each,
            0),
        new Measurement.Step(
            TokenIds.of(8), List.of(0.95f), 2, 1, TokenIds.of(8, 4), 52, each, each, 0));
  }
}
