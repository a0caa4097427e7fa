package dev.conflayers.judge.analysis;

import dev.conflayers.base.ModelFacts;
import dev.conflayers.decode.StreamState;
import dev.conflayers.evidence.CostAnalysis;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.MachineState;
import dev.conflayers.evidence.Pair;
import dev.conflayers.evidence.Quantity;
import dev.conflayers.evidence.RunAccount;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.StepCosts;
import dev.conflayers.evidence.Tail;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.evidence.integrity.Integrity;
import dev.conflayers.evidence.text.Parting;
import dev.conflayers.evidence.text.TextAnalysis;
import dev.conflayers.judge.claim.ClaimVerdict;
import dev.conflayers.judge.claim.Claims;
import dev.conflayers.judge.claim.OtherMethods;
import dev.conflayers.judge.figure.ArmFacts;
import dev.conflayers.judge.figure.CoarseClock;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.judge.figure.ControlComparison;
import dev.conflayers.judge.figure.Grid;
import dev.conflayers.judge.figure.QualityAnalysis;
import dev.conflayers.judge.figure.SpeedFigures;
import dev.conflayers.judge.figure.Unscorable;
import dev.conflayers.stats.Clusters;
import dev.conflayers.suite.declared.Schedule;
import dev.conflayers.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Analysis of a run: turns measured trials into estimates and verdicts. */
public final class Analyst {
  private static final double CONFIDENCE = 0.95;
  private static final int RESAMPLES = 2000;

  private final RunView index;
  private final Integrity integrity;
  private final Function<String, Task> tasks;
  private final SpeedFigures speeds;
  private final SearchAnalysis search;
  private final SearchFigures searches;
  private final DraftAnalysis drafts;
  private final DraftFigures draftFigures;
  private final QualityAnalysis quality;
  private final List<Unscorable> unscorable;

  private Analyst(RunView run, Function<String, Task> tasks) {
    this.index = run;
    this.integrity = Integrity.of(run);
    this.tasks = tasks;
    this.speeds = new SpeedFigures(CONFIDENCE, index.phased());
    this.search = new SearchAnalysis(index);
    this.searches = new SearchFigures(search, CoarseClock.of(index), CONFIDENCE);
    this.drafts = new DraftAnalysis(index);
    this.draftFigures = new DraftFigures(index, CONFIDENCE);
    this.quality = new QualityAnalysis(CONFIDENCE, run.schedule());
    this.unscorable = Unscorable.of(index, tasks);
  }

  /** Analyses {@code run}; {@code tasks} finds a task by its name. */
  public static Analysis analyse(RunView run, Function<String, Task> tasks) {
    return new Analyst(run, tasks).analysis();
  }

  private Analysis analysis() {
    List<Comparison> comparisons =
        new ArrayList<>(comparisons(index.baseline(), StreamState.COLD_STREAM));
    List<Comparison> rivals = new ArrayList<>();
    List<StrategyVerdict> verdicts = new ArrayList<>();
    VerdictText words =
        new VerdictText(index.baseline(), integrity, index.imported() == null, index.times());
    for (Schedule.ScheduledStrategy strategy : index.rivals()) {
      List<Comparison> own = comparisons(strategy.name(), strategy.state());
      rivals.addAll(own);
      verdicts.add(words.of(own.get(0), own.subList(1, own.size())));
    }
    comparisons.addAll(rivals);
    ControlComparison control = ControlComparison.of(index);
    MachineState machine = MachineState.of(index);
    List<OtherMethods> methods = methods();
    return new Analysis(
        facts(),
        taskFacts(),
        index.schedule().strategies().stream().map(Analysis.StrategyFacts::of).toList(),
        integrity,
        claims(control, machine),
        control,
        verdicts,
        new Cautions(index, unscorable).of(rivals, machine, methods),
        comparisons,
        index.times() ? Ranked.of(index, CONFIDENCE) : List.of(),
        crossings(),
        methods,
        rivalsTimed().map(strategy -> Outliers.of(strategy.name(), grid(strategy.name()))).toList(),
        machine,
        ArmFacts.all(index),
        Parting.all(index),
        failures(),
        SetAgreement.of(index),
        OwnSets.of(index, CONFIDENCE),
        new Observing(index, search, CONFIDENCE).observations(),
        index.times() ? BaselineRate.of(index) : null,
        CostAnalysis.of(index));
  }

  private List<ClaimVerdict> claims(ControlComparison control, MachineState machine) {
    return Claims.of(index, integrity, control, machine, quality, tasks, unscorable)
        .judge(index.schedule().claims());
  }

  private Grid grid(String strategy) {
    return SpeedFigures.logs(index.timed(Comparison.ALL_TASKS, strategy), Pair::logRatio);
  }

  private List<OtherMethods> methods() {
    return rivalsTimed()
        .map(s -> OtherMethods.of(s.name(), grid(s.name()), CONFIDENCE, RESAMPLES, Claims.SEED))
        .filter(Objects::nonNull)
        .toList();
  }

  /** Returns the strategies whose times count; none if the run is for quality alone. */
  private Stream<Schedule.ScheduledStrategy> rivalsTimed() {
    return index.times() ? index.rivals().stream() : Stream.empty();
  }

  private List<Analysis.Crossing> crossings() {
    List<String> names =
        rivalsTimed().map(Schedule.ScheduledStrategy::name).filter(index::verified).toList();
    List<Analysis.Crossing> crossings = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        Estimate prompts = searches.crossing(names.get(i), names.get(j));
        if (prompts != null) {
          crossings.add(new Analysis.Crossing(names.get(i), names.get(j), prompts));
        }
      }
    }
    return crossings;
  }

  /**
   * Returns the comparison over all tasks, then one per task. They share no mutable state, so they
   * run in parallel.
   */
  private List<Comparison> comparisons(String strategy, StreamState state) {
    List<String> tasks = new ArrayList<>(List.of(Comparison.ALL_TASKS));
    tasks.addAll(index.tasks());
    return tasks.parallelStream().map(task -> comparison(task, strategy, state)).toList();
  }

  private Comparison comparison(String task, String strategy, StreamState state) {
    List<TrialView> own = index.trials(task, strategy);
    List<Pair> pairs = index.pairs(task, strategy);
    boolean times = index.times();
    List<Pair> timed = times ? index.timed(task, strategy) : List.of();
    boolean baseline = strategy.equals(index.baseline());
    Comparison.Drafting drafting = drafts.drafting(own);
    StepCosts costs =
        baseline || !times ? null : StepCosts.of(index, own, index.trials(task, index.baseline()));
    List<Estimate> figures = new ArrayList<>();
    if (!baseline && times) {
      figures.addAll(
          CoarseClock.of(index)
              .widened(
                  speeds.of(timed, state == StreamState.COLD_STREAM && index.searches(strategy)),
                  timed));
      figures.addAll(searches.of(task, strategy));
    }
    Estimate decode =
        figures.stream()
            .filter(f -> f.estimand() == Estimand.S_DECODE_TOK)
            .findFirst()
            .orElse(null);
    figures.addAll(draftFigures.of(task, own, costs, decode));
    if (times) {
      figures.addAll(Tail.estimates(pairs, index.phased(), !baseline, CONFIDENCE));
    }
    if (!baseline) {
      figures.addAll(TextAnalysis.of(index, task, strategy).figures(CONFIDENCE));
    }
    return new Comparison(
        task,
        strategy,
        (int) pairs.stream().map(p -> p.task() + "/" + p.example()).distinct().count(),
        timed.isEmpty() ? null : pace(timed),
        figures,
        drafting,
        drafts.time(times ? own : List.of()),
        costs,
        baseline ? null : sameText(task, strategy),
        task.equals(Comparison.ALL_TASKS) || baseline || index.imported() != null || !index.scores()
            ? List.of()
            : quality.quality(tasks.apply(task), pairs));
  }

  private static Comparison.Pace pace(List<Pair> pairs) {
    return new Comparison.Pace(
        Quantity.pace(pairs.stream().map(Pair::baseline).toList()),
        Quantity.pace(pairs.stream().map(Pair::strategy).toList()));
  }

  private Comparison.@Nullable SameText sameText(String task, String strategy) {
    TextAnalysis text = TextAnalysis.of(index, task, strategy);
    if (text.prompts() == 0) {
      return null;
    }
    return new Comparison.SameText(
        text.identical(), text.identicalShare(CONFIDENCE), text.prefixShare(), text.largestGap());
  }

  private Analysis.RunFacts facts() {
    return new Analysis.RunFacts(
        index.account().run(),
        index.account().suite(),
        index.account().suitePath(),
        index.account().status().toLowerCase(Locale.ROOT),
        index.account().fingerprint(),
        index.account().started(),
        index.schedule().baseline(),
        index.schedule().control(),
        index.schedule().forks(),
        (int) index.measured().stream().filter(TrialView::ok).count(),
        (int) index.schedule().trials().stream().filter(t -> !t.warmup()).count(),
        CONFIDENCE,
        RESAMPLES,
        Claims.SEED,
        named(index.account().model()),
        index.account().environment(),
        index.account().mode(),
        index.account().cautions(),
        notes(index.account()),
        index.imported());
  }

  /** Returns notes for readers of the run. */
  private static List<String> notes(RunAccount manifest) {
    List<String> notes = new ArrayList<>();
    manifest.cautions().forEach(caution -> notes.add(caution.words()));
    notes.addAll(manifest.notes());
    return notes;
  }

  /** Omits the checkpoint's path, because reports are shared; it stays in the manifest. */
  private static Map<String, String> named(Map<String, String> model) {
    Map<String, String> named = new TreeMap<>(model);
    named.computeIfPresent(
        ModelFacts.CHECKPOINT,
        (key, path) -> path.substring(path.replace('\\', '/').lastIndexOf('/') + 1));
    return named;
  }

  private List<Analysis.TaskFacts> taskFacts() {
    return index.schedule().tasks().stream().map(this::facts).toList();
  }

  private Analysis.TaskFacts facts(Schedule.ScheduledTask task) {
    Set<String> prompts =
        index.schedule().trials().stream()
            .filter(t -> !t.warmup() && t.task().equals(task.task()))
            .map(Schedule.ScheduledTrial::example)
            .collect(Collectors.toSet());
    Clusters clusters =
        Clusters.of(
            prompts.stream().map(prompt -> index.templates().of(task.task(), prompt)).toList());
    return new Analysis.TaskFacts(
        task.task(),
        task.version(),
        task.dataset(),
        task.datasetSha256(),
        task.split(),
        prompts.size(),
        clusters.any() ? clusters.count() : null,
        task.shots(),
        task.maxNewTokens(),
        task.chat());
  }

  private List<Analysis.Failure> failures() {
    return index.measured().stream()
        .filter(m -> !m.ok())
        .map(
            m ->
                new Analysis.Failure(
                    m.task(),
                    m.example(),
                    m.strategy(),
                    m.status().toLowerCase(Locale.ROOT),
                    String.valueOf(m.message())))
        .toList();
  }
}
