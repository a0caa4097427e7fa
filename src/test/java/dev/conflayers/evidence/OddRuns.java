package dev.conflayers.evidence;

import dev.conflayers.decode.StreamState;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunManifest;
import dev.conflayers.record.RunRecord;
import dev.conflayers.record.SearchEventKind;
import dev.conflayers.suite.SuiteReader;
import dev.conflayers.suite.declared.Phase;
import dev.conflayers.suite.declared.Schedule;
import dev.conflayers.testing.MeasurementLike;
import dev.conflayers.testing.RunLike;
import dev.conflayers.testing.ScheduleLike;
import dev.conflayers.testing.SimulatedRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Runs to which something happened that every reader has to take alike. */
final class OddRuns {
  private OddRuns() {}

  static RunRecord with(RunRecord run, UnaryOperator<List<Measurement>> change) {
    return RunLike.of(run).measurements(change.apply(new ArrayList<>(run.measurements()))).record();
  }

  private static int first(List<Measurement> all, String strategy) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).strategy().equals(strategy)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no trial of " + strategy);
  }

  static List<Measurement> emptied(List<Measurement> all) {
    int at = first(all, SimulatedRun.FAST);
    all.set(
        at,
        MeasurementLike.of(all.get(at))
            .output(TokenIds.of())
            .text("")
            .emitted(0)
            .steps(List.of())
            .measurement());
    return all;
  }

  private static final String SKIPPING =
      """
        - kind: static-skip
          name: fast
          settings:
            attention: [1, 3]
            mlp: [1, 3]
            draft: {budget: 2, stop-threshold: 0.5, widths: [1, 1, 1, 1]}
      """;
  private static final String STREAMING =
      """
        - kind: conflayers
          name: fast
          state: cold-stream
          settings:
            mode: clean
            skip-ratio: 0.4
            context-window: 16
            search-interval: 8
            max-iterations: 100
            max-score: 0.95
            lambda-mode: adaptive
            lambda: 0.0
            window: 0
            arithmetic: binary16
            confidence-space: hidden
            draft: {budget: 2, stop-threshold: 0.5, widths: [1, 1, 1, 1]}
      """;

  private static RunManifest ofSuite(RunRecord run, String suite, String fingerprint) {
    RunManifest m = run.manifest();
    return new RunManifest(
        m.schemaVersion(),
        m.run(),
        m.status(),
        m.suite(),
        fingerprint,
        m.started(),
        m.ended(),
        m.resumed(),
        m.suitePath(),
        suite,
        m.shape(),
        m.model(),
        m.environment(),
        m.notes(),
        m.mode(),
        m.cautions(),
        m.edits());
  }

  /** The fast strategy carries over what it learns from prompt to prompt of a task. */
  static RunRecord streaming(RunRecord run) {
    Schedule s = run.schedule();
    List<Schedule.ScheduledStrategy> strategies =
        s.strategies().stream()
            .map(
                strategy ->
                    strategy.name().equals(SimulatedRun.FAST)
                        ? new Schedule.ScheduledStrategy(
                            strategy.name(),
                            "conflayers",
                            StreamState.COLD_STREAM,
                            strategy.settings(),
                            true)
                        : strategy)
            .toList();
    Map<String, Integer> served = new HashMap<>();
    List<Measurement> aged =
        run.measurements().stream()
            .map(
                m ->
                    MeasurementLike.of(m)
                        .decoderAge(
                            served.merge(m.strategy() + m.fork() + m.task(), 1, Integer::sum) - 1)
                        .measurement())
            .toList();
    String suite = run.manifest().suiteText().replace(SKIPPING, STREAMING);
    Schedule plan =
        ScheduleLike.of(s)
            .strategies(strategies)
            .fingerprintOf(new SuiteReader().parse("streaming.yaml", suite))
            .schedule();
    return RunLike.of(run)
        .manifest(ofSuite(run, suite, plan.fingerprint()))
        .schedule(plan)
        .measurements(aged)
        .record();
  }

  private static Measurement search(Measurement m, SearchEventKind event) {
    return MeasurementLike.of(m)
        .searches(
            List.of(
                new Measurement.Search(0, event, 1, List.of(), List.of(), List.of(), List.of())))
        .measurement();
  }

  /** The fast strategy searches on its first prompts of each task, and then no more. */
  static List<Measurement> searched(List<Measurement> all) {
    all.replaceAll(
        m ->
            !m.strategy().equals(SimulatedRun.FAST) || m.example().compareTo("p005") > 0
                ? m
                : search(
                    m,
                    m.example().equals("p005")
                        ? SearchEventKind.CONVERGED
                        : SearchEventKind.IMPROVED));
    return all;
  }

  /** In one of two tasks the search does not end. */
  static List<Measurement> searchedLate(List<Measurement> all) {
    all.replaceAll(
        m ->
            !m.strategy().equals(SimulatedRun.FAST) || m.example().compareTo("p002") > 0
                ? m
                : search(
                    m,
                    m.task().equals("gsm8k")
                        ? SearchEventKind.CONVERGED
                        : SearchEventKind.IMPROVED));
    return all;
  }

  static List<Measurement> stopped(List<Measurement> all) {
    int at = first(all, SimulatedRun.FAST);
    all.set(at, MeasurementLike.of(all.get(at)).wallNanos(0).measurement());
    return all;
  }

  static List<Measurement> withoutBaseline(List<Measurement> all) {
    all.remove(first(all, "full"));
    return all;
  }

  static List<Measurement> twice(List<Measurement> all) {
    Measurement m = all.get(first(all, SimulatedRun.FAST));
    all.add(MeasurementLike.of(m).wallNanos(m.wallNanos() / 3).measurement());
    return all;
  }

  static List<Measurement> extra(List<Measurement> all) {
    Measurement m = all.get(first(all, SimulatedRun.FAST));
    all.add(MeasurementLike.of(m).trial(99_999).wallNanos(m.wallNanos() / 3).measurement());
    return all;
  }

  static List<Measurement> unplannedWarmUp(List<Measurement> all) {
    Measurement m = all.get(first(all, SimulatedRun.FAST));
    all.add(0, MeasurementLike.of(m).phase(Phase.WARM_UP).wallNanos(1).measurement());
    return all;
  }
}
