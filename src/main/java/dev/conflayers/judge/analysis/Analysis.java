package dev.conflayers.judge.analysis;

import dev.conflayers.decode.StreamState;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Imported;
import dev.conflayers.evidence.MachineState;
import dev.conflayers.evidence.MeasuredCosts;
import dev.conflayers.evidence.integrity.Integrity;
import dev.conflayers.evidence.text.Parting;
import dev.conflayers.judge.claim.ClaimVerdict;
import dev.conflayers.judge.claim.OtherMethods;
import dev.conflayers.judge.figure.ArmFacts;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.judge.figure.ControlComparison;
import dev.conflayers.suite.declared.MeasuringMode;
import dev.conflayers.suite.declared.RunCaution;
import dev.conflayers.suite.declared.Schedule;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Results of a run as a report shows them, computed from its directory alone. */
public record Analysis(
    RunFacts run,
    List<TaskFacts> tasks,
    List<StrategyFacts> strategies,
    Integrity integrity,
    List<ClaimVerdict> claims,
    ControlComparison control,
    List<StrategyVerdict> verdicts,
    List<Caution> cautions,
    List<Comparison> comparisons,
    List<Ranked> ranking,
    List<Crossing> crossings,
    List<OtherMethods> methods,
    List<Outliers> outliers,
    MachineState machine,
    List<ArmFacts> arms,
    List<Parting> partings,
    List<Failure> failures,
    List<SetAgreement> setAgreements,
    List<OwnSets> ownSets,
    Observations observations,
    @Nullable BaselineRate baselineRate,
    @Nullable MeasuredCosts costs) {
  public Analysis {
    tasks = List.copyOf(tasks);
    strategies = List.copyOf(strategies);
    claims = List.copyOf(claims);
    verdicts = List.copyOf(verdicts);
    cautions = List.copyOf(cautions);
    comparisons = List.copyOf(comparisons);
    ranking = List.copyOf(ranking);
    crossings = List.copyOf(crossings);
    methods = List.copyOf(methods);
    outliers = List.copyOf(outliers);
    arms = List.copyOf(arms);
    partings = List.copyOf(partings);
    failures = List.copyOf(failures);
    setAgreements = List.copyOf(setAgreements);
    ownSets = List.copyOf(ownSets);
  }

  /**
   * Identity of a run, and what it ran on.
   *
   * @param mode whether times, texts or both count
   * @param imported its origin if another program measured it; null for a run of this program
   */
  public record RunFacts(
      String run,
      String suite,
      String suitePath,
      String status,
      String fingerprint,
      String started,
      String baseline,
      String control,
      int forks,
      int measuredTrials,
      int plannedTrials,
      double confidence,
      int resamples,
      long bootstrapSeed,
      Map<String, String> model,
      Map<String, String> environment,
      MeasuringMode mode,
      List<RunCaution> cautions,
      List<String> notes,
      @Nullable Imported imported) {
    /** Returns whether tokens are sampled, so that no two texts need be the same. */
    public boolean random() {
      return cautions.stream().anyMatch(RunCaution.RandomText.class::isInstance);
    }

    /** Returns whether its times count. */
    public boolean times() {
      return mode.times();
    }

    /**
     * Returns whether times, texts or both count, as a sentence behind others; empty for times and
     * texts.
     */
    public String purpose() {
      return switch (mode) {
        case BOTH -> "";
        case QUALITY ->
            " The run was measured for quality alone: its times are recorded but do not count.";
        case TIMING -> " The run was measured for times alone: outputs are compared, not scored.";
      };
    }

    /** Returns the overrides of the suite's settings, each as {@code KEY=VALUE}. */
    public List<String> changes() {
      return cautions.stream()
          .filter(RunCaution.ChangedSuite.class::isInstance)
          .flatMap(caution -> ((RunCaution.ChangedSuite) caution).changes().stream())
          .map(RunCaution.Change::assignment)
          .toList();
    }

    public RunFacts {
      model = Collections.unmodifiableMap(new TreeMap<>(model));
      environment = Collections.unmodifiableMap(new TreeMap<>(environment));
      cautions = List.copyOf(cautions);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Settings of a task in a run.
   *
   * @param templates number of templates of its prompts; null if its data set names none
   */
  public record TaskFacts(
      String task,
      String version,
      String dataset,
      String datasetSha256,
      String split,
      int prompts,
      @Nullable Integer templates,
      int shots,
      int maxNewTokens,
      boolean chat) {}

  /**
   * A strategy's kind, the state that it carries between prompts, and its settings.
   *
   * @param method name shared by strategies that differ only in {@code searchOn}
   * @param searchOn the one task whose skip set it uses for all; else empty
   */
  public record StrategyFacts(
      String name,
      String kind,
      StreamState state,
      String settings,
      String method,
      String searchOn) {
    static StrategyFacts of(Schedule.ScheduledStrategy s) {
      return new StrategyFacts(
          s.name(), s.kind(), s.state(), s.settings(), s.method(), s.searchOn());
    }

    /** Returns the state that it carries between prompts, as suites and reports name it. */
    public String stateWord() {
      return state.word();
    }

    /** Returns whether measured times include its search. */
    public boolean measuresItsSearch() {
      return state == StreamState.COLD_STREAM;
    }
  }

  /** Number of prompts at which two strategies have spent the same total time. */
  public record Crossing(String strategy, String other, Estimate prompts) {}

  /** A trial that did not complete. */
  public record Failure(String task, String example, String strategy, String status, String why) {}
}
