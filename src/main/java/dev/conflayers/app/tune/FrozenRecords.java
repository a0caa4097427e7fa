package dev.conflayers.app.tune;

import dev.conflayers.base.Kebab;
import dev.conflayers.decode.StreamState;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.FrozenSet;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.claim.Candidate;
import dev.conflayers.judge.compare.RunComparer;
import dev.conflayers.judge.compare.RunComparison;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.judge.tune.FrozenFile;
import dev.conflayers.judge.tune.Halving;
import dev.conflayers.judge.tune.Recommendation;
import dev.conflayers.judge.tune.Variants;
import dev.conflayers.record.RunRecord;
import dev.conflayers.suite.ModelChoice;
import dev.conflayers.suite.Strategy;
import dev.conflayers.suite.SuiteText;
import dev.conflayers.task.Tasks;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a choice down with what was measured for it. */
final class FrozenRecords {
  private final Variants variants;
  private final String fingerprint;
  private final Candidate.@Nullable Allowance allowance;

  FrozenRecords(Variants variants, String fingerprint, Candidate.@Nullable Allowance allowance) {
    this.variants = variants;
    this.fingerprint = fingerprint;
    this.allowance = allowance;
  }

  static FrozenFile.Round round(Analysis analysis, int prompts, List<Halving.Fate> fates) {
    Map<String, String> kinds =
        analysis.strategies().stream()
            .collect(Collectors.toMap(Analysis.StrategyFacts::name, Analysis.StrategyFacts::kind));
    return new FrozenFile.Round(
        analysis.run().run(),
        prompts,
        fates.stream()
            .map(
                fate ->
                    new FrozenFile.Tried(
                        fate.candidate().strategy(),
                        kinds.getOrDefault(fate.candidate().strategy(), ""),
                        FrozenFile.StoredEstimate.of(fate.candidate().speed()),
                        fate.candidate().failures(),
                        fate.kept(),
                        fate.why()))
            .toList());
  }

  /** Returns the file of rounds that left nothing to test. */
  FrozenFile noneLeft(Analysis last, List<FrozenFile.Round> rounds) {
    return file(Recommendation.noneLeft(), last, null, List.of(), null, null, rounds);
  }

  /** Returns the file of a choice that was tested. */
  FrozenFile tested(
      String preset,
      Strategy winner,
      RunRecord test,
      Analysis analysis,
      List<FrozenFile.Round> rounds) {
    Map<String, Candidate> candidates =
        Candidate.of(RunView.of(test), Tasks::byName, allowance).stream()
            .collect(Collectors.toMap(Candidate::strategy, Function.identity()));
    Candidate chosen = candidates.get(winner.name());
    Candidate untuned = candidates.get(preset);
    if (chosen == null || untuned == null) {
      throw new IllegalStateException("the test lacks " + winner.name() + " or " + preset);
    }
    Recommendation answer = Recommendation.of(chosen, variants.lossless(winner.name()));
    FrozenFile.StoredEstimate tune =
        rounds.get(rounds.size() - 1).candidates().stream()
            .filter(tried -> tried.name().equals(winner.name()))
            .map(FrozenFile.Tried::speed)
            .findFirst()
            .orElse(null);
    return file(
        answer,
        analysis,
        answer.fullDepth() ? null : winner,
        answer.fullDepth() || winner.state() != StreamState.STEADY ? List.of() : sets(winner, test),
        tune,
        new FrozenFile.Test(
            analysis.run().run(),
            winner.name(),
            FrozenFile.StoredEstimate.of(chosen.speed()),
            preset,
            FrozenFile.StoredEstimate.of(untuned.speed()),
            FrozenFile.StoredEstimate.of(ratio(test, preset, winner.name()))),
        rounds);
  }

  /** Each JVM searches for itself; one of them has to be taken, before anything is measured. */
  private static List<FrozenSet> sets(Strategy winner, RunRecord test) {
    return test.forks().stream()
        .filter(fork -> fork.fork() == 0)
        .limit(1)
        .flatMap(fork -> FrozenSet.of(fork).stream())
        .filter(set -> set.strategy().equals(winner.name()))
        .toList();
  }

  /** Returns the preset's time per token over the winner's; null where they are the same. */
  private static @Nullable Estimate ratio(RunRecord test, String preset, String winner) {
    if (preset.equals(winner)) {
      return null;
    }
    List<RunComparison.Row> rows =
        RunComparer.within(RunView.of(test), Tasks::byName)
            .paired(List.of(new RunComparer.Match(preset, winner)))
            .rows();
    RunComparison.Row overall = rows.get(rows.size() - 1);
    boolean all = overall.task().equals(Comparison.ALL_TASKS) || rows.size() == 1;
    Estimate times = overall.times();
    if (!all || (times != null && times.estimand() != Estimand.RATIO_OF_TIMES)) {
      throw new IllegalStateException("the last row must be over all tasks, got " + overall);
    }
    return times;
  }

  private FrozenFile file(
      Recommendation answer,
      Analysis last,
      @Nullable Strategy strategy,
      List<FrozenSet> sets,
      FrozenFile.@Nullable StoredEstimate tune,
      FrozenFile.@Nullable Test test,
      List<FrozenFile.Round> rounds) {
    ModelChoice model = variants.suite().model();
    return new FrozenFile(
        FrozenFile.FORMAT,
        FrozenFile.VERSION,
        answer.fullDepth() ? FrozenFile.FULL_DEPTH : FrozenFile.STRATEGY,
        answer.why(),
        new FrozenFile.Model(
            model.name(), Kebab.of(model.dtype()), Kebab.of(model.device()), last.run().model()),
        new FrozenFile.Source(variants.suite().name(), fingerprint),
        variants.seed(),
        allowance == null ? null : new FrozenFile.Allowed(allowance.metric(), allowance.most()),
        strategy == null ? null : SuiteText.of(strategy),
        sets,
        tune,
        test,
        rounds,
        last.run().environment());
  }
}
