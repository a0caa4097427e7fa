package dev.conflayers.analysis;

import dev.conflayers.result.Agreement;
import dev.conflayers.result.Measurement;
import dev.conflayers.result.RunRecord;
import dev.conflayers.result.Schedule;
import dev.conflayers.stats.Bootstrap;
import dev.conflayers.stats.Proportions;
import dev.conflayers.task.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns what a run measured into what it shows. */
public final class Analyst {
  private static final double CONFIDENCE = 0.95;
  private static final int RESAMPLES = 2000;
  private static final long SEED = 20_260_412;

  private final RunRecord run;
  private final Function<String, Task> tasks;
  private final List<Measurement> measured;
  private final Map<Integer, Agreement> agreements = new HashMap<>();
  private final SpeedAnalysis speeds =
      new SpeedAnalysis(CONFIDENCE, new Bootstrap(RESAMPLES, CONFIDENCE, SEED));
  private final DraftAnalysis drafts;
  private final QualityAnalysis quality;

  private Analyst(RunRecord run, Function<String, Task> tasks) {
    this.run = run;
    this.tasks = tasks;
    this.measured = run.measurements().stream().filter(m -> !m.warmup()).toList();
    run.agreements().forEach(agreement -> agreements.put(agreement.trial(), agreement));
    this.drafts = new DraftAnalysis(run.manifest().shape());
    this.quality = new QualityAnalysis(CONFIDENCE, run.schedule());
  }

  /** Analyses {@code run}; {@code tasks} finds a task by its name. */
  public static Analysis analyse(RunRecord run, Function<String, Task> tasks) {
    return new Analyst(run, tasks).analysis();
  }

  private Analysis analysis() {
    List<Comparison> comparisons = new ArrayList<>();
    List<Verdict> verdicts = new ArrayList<>();
    List<Pair> allPairs = new ArrayList<>();
    Verdicts words = new Verdicts(run.schedule().baseline());
    for (Schedule.ScheduledStrategy strategy : run.schedule().strategies()) {
      List<Comparison> byTask =
          run.schedule().tasks().stream()
              .map(task -> comparison(task.task(), strategy.name()))
              .toList();
      Comparison all = comparison(Comparison.ALL_TASKS, strategy.name());
      comparisons.add(all);
      comparisons.addAll(byTask);
      if (!isBaseline(strategy.name())) {
        verdicts.add(words.of(all, byTask));
        allPairs.addAll(pairs(Comparison.ALL_TASKS, strategy.name()));
      }
    }
    List<Comparison> rivals =
        comparisons.stream().filter(comparison -> !isBaseline(comparison.strategy())).toList();
    return new Analysis(
        facts(),
        taskFacts(),
        run.schedule().strategies().stream()
            .map(s -> new Analysis.StrategyFacts(s.name(), s.kind(), s.settings()))
            .toList(),
        verdicts,
        new Cautions(run).of(rivals, allPairs),
        comparisons,
        partings(),
        failures(),
        BaselineRate.of(run),
        run.costs() == null ? null : new CostAnalysis(run.costs()).costs());
  }

  private boolean isBaseline(String strategy) {
    return strategy.equals(run.schedule().baseline());
  }

  private Comparison comparison(String task, String strategy) {
    List<Measurement> own = trials(task, strategy);
    List<Pair> pairs = pairs(task, strategy);
    boolean baseline = isBaseline(strategy);
    return new Comparison(
        task,
        strategy,
        SpeedAnalysis.byPrompt(pairs).size(),
        speeds.speed(pairs),
        drafts.drafting(own),
        drafts.time(own),
        baseline ? null : drafts.costs(own, trials(task, run.schedule().baseline())),
        baseline ? null : sameText(own),
        task.equals(Comparison.ALL_TASKS) ? List.of() : quality.quality(tasks.apply(task), pairs));
  }

  private List<Measurement> trials(String task, String strategy) {
    return measured.stream()
        .filter(m -> m.ok() && m.strategy().equals(strategy))
        .filter(m -> task.equals(Comparison.ALL_TASKS) || m.task().equals(task))
        .toList();
  }

  private List<Pair> pairs(String task, String strategy) {
    Map<Integer, Measurement> baselines =
        trials(task, run.schedule().baseline()).stream()
            .collect(Collectors.toMap(Measurement::block, m -> m));
    List<Pair> pairs = new ArrayList<>();
    for (Measurement own : trials(task, strategy)) {
      Measurement baseline = baselines.get(own.block());
      if (baseline != null) {
        pairs.add(new Pair(baseline, own));
      }
    }
    return pairs;
  }

  private Comparison.@Nullable SameText sameText(List<Measurement> own) {
    List<Agreement> compared =
        own.stream()
            .map(Measurement::trial)
            .filter(agreements::containsKey)
            .map(agreements::get)
            .toList();
    if (compared.isEmpty()) {
      return null;
    }
    int identical = (int) compared.stream().filter(Agreement::identical).count();
    return new Comparison.SameText(
        identical,
        Proportions.wilson(identical, compared.size(), CONFIDENCE),
        compared.stream()
            .mapToDouble(a -> a.tokens() == 0 ? 1 : (double) a.commonPrefix() / a.tokens())
            .average()
            .orElseThrow(),
        compared.stream()
            .map(Agreement::divergence)
            .filter(Objects::nonNull)
            .map(Agreement.Divergence::gap)
            .max(Double::compare)
            .orElse(null));
  }

  private Analysis.RunFacts facts() {
    return new Analysis.RunFacts(
        run.manifest().run(),
        run.manifest().suite(),
        run.manifest().suitePath(),
        run.manifest().status().name().toLowerCase(Locale.ROOT),
        run.manifest().fingerprint(),
        run.manifest().started(),
        run.schedule().baseline(),
        (int) measured.stream().filter(Measurement::ok).count(),
        (int) run.schedule().trials().stream().filter(t -> !t.warmup()).count(),
        CONFIDENCE,
        RESAMPLES,
        SEED,
        run.manifest().model(),
        run.manifest().environment(),
        run.manifest().notes());
  }

  private List<Analysis.TaskFacts> taskFacts() {
    return run.schedule().tasks().stream()
        .map(
            task ->
                new Analysis.TaskFacts(
                    task.task(),
                    task.version(),
                    task.dataset(),
                    task.datasetSha256(),
                    task.split(),
                    (int)
                        run.schedule().trials().stream()
                            .filter(t -> !t.warmup() && t.task().equals(task.task()))
                            .map(Schedule.ScheduledTrial::example)
                            .distinct()
                            .count(),
                    task.shots(),
                    task.maxNewTokens(),
                    task.chat()))
        .toList();
  }

  private List<Analysis.Parting> partings() {
    List<Analysis.Parting> partings = new ArrayList<>();
    for (Measurement trial : measured) {
      Agreement agreement = agreements.get(trial.trial());
      Agreement.Divergence at = agreement == null ? null : agreement.divergence();
      if (at != null) {
        partings.add(
            new Analysis.Parting(
                trial.task(),
                trial.example(),
                trial.strategy(),
                at.position(),
                at.gap(),
                at.baselineToken(),
                at.strategyToken(),
                topTwo(at, at.baselineToken()) && topTwo(at, at.strategyToken())));
      }
    }
    return partings;
  }

  private static boolean topTwo(Agreement.Divergence at, int token) {
    return token == at.bestToken() || token == at.secondToken();
  }

  private List<Analysis.Failure> failures() {
    return measured.stream()
        .filter(m -> !m.ok())
        .map(
            m ->
                new Analysis.Failure(
                    m.task(),
                    m.example(),
                    m.strategy(),
                    m.status().name().toLowerCase(Locale.ROOT),
                    String.valueOf(m.message())))
        .toList();
  }
}
