package dev.conflayers.judge.analysis;

import dev.conflayers.base.ModelFacts;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.judge.claim.ClaimVerdict;
import dev.conflayers.judge.figure.Comparison;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Summary of a run for an overview of many.
 *
 * @param prompts of all tasks
 * @param claims the verdict on each claim
 */
public record RunSummary(
    String run,
    String suite,
    String status,
    String fingerprint,
    String started,
    int forks,
    int prompts,
    Map<String, String> model,
    Map<String, String> environment,
    List<Headline> strategies,
    List<Claim> claims) {
  public RunSummary {
    model = Map.copyOf(model);
    environment = Map.copyOf(environment);
    strategies = List.copyOf(strategies);
    claims = List.copyOf(claims);
  }

  /**
   * Results of a strategy over all tasks.
   *
   * @param speed S_geo; null if no pair was timed
   * @param identical number of prompts whose text equals full depth's
   * @param compared number of outputs compared
   */
  public record Headline(
      String strategy,
      @Nullable Estimate speed,
      StrategyVerdict.@Nullable Outcome outcome,
      int identical,
      int compared) {}

  /** A claim and its verdict. */
  public record Claim(String claim, String strategy, ClaimVerdict.State state) {}

  /** Returns the summary of an analysis, which is far larger. */
  public static RunSummary of(Analysis analysis) {
    Analysis.RunFacts run = analysis.run();
    return new RunSummary(
        run.run(),
        run.suite(),
        run.status(),
        run.fingerprint(),
        run.started(),
        run.forks(),
        analysis.tasks().stream().mapToInt(Analysis.TaskFacts::prompts).sum(),
        run.model(),
        run.environment(),
        analysis.strategies().stream()
            .map(Analysis.StrategyFacts::name)
            .filter(name -> !name.equals(run.baseline()) && !name.equals(run.control()))
            .map(name -> headline(analysis, name))
            .toList(),
        analysis.claims().stream()
            .map(verdict -> new Claim(verdict.claim(), verdict.strategy(), verdict.state()))
            .toList());
  }

  private static Headline headline(Analysis analysis, String strategy) {
    Comparison all =
        analysis.comparisons().stream()
            .filter(c -> c.strategy().equals(strategy) && c.task().equals(Comparison.ALL_TASKS))
            .findFirst()
            .orElse(null);
    Comparison.SameText same = all == null ? null : all.sameText();
    return new Headline(
        strategy,
        all == null ? null : all.figure(Estimand.S_GEO),
        analysis.verdicts().stream()
            .filter(verdict -> verdict.strategy().equals(strategy))
            .map(StrategyVerdict::outcome)
            .findFirst()
            .orElse(null),
        same == null ? 0 : same.identicalOutputs(),
        same == null ? 0 : same.identical().n());
  }

  /** Returns the model's name, as reports show it. */
  public String modelName() {
    return model.getOrDefault(
        ModelFacts.CHECKPOINT, model.getOrDefault("name", "model not recorded"));
  }

  /** Returns the facts that must be equal for two runs' speedups to be comparable. */
  public String testbed() {
    return String.join(
        ", ",
        modelName(),
        model.getOrDefault(ModelFacts.DTYPE, "dtype not recorded"),
        model.getOrDefault(ModelFacts.DEVICE, "device not recorded"),
        environment.getOrDefault("cpu", "processor not recorded"),
        environment.getOrDefault("cores", "?") + " cores",
        model.getOrDefault(ModelFacts.THREADS, "?") + " threads");
  }
}
