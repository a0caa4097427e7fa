package dev.conflayers.judge.analysis;

import dev.conflayers.evidence.Imported;
import dev.conflayers.evidence.MachineState;
import dev.conflayers.evidence.Pair;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.judge.claim.OtherMethods;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.judge.figure.SpeedFigures;
import dev.conflayers.judge.figure.Unscorable;
import dev.conflayers.suite.declared.RunCaution;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects the limitations of a run's numbers. */
final class Cautions {
  private static final double LENGTH = 0.1;
  private static final int FEW_PROMPTS = 20;
  private static final double DRIFT = 0.05;
  private static final double BASELINE_SHARE = 0.6;

  private final RunView index;
  private final List<Unscorable> unscorable;
  private final List<TrialView> measured;
  private final List<Caution> cautions = new ArrayList<>();

  Cautions(RunView index, List<Unscorable> unscorable) {
    this.index = index;
    this.unscorable = unscorable;
    this.measured = index.measured();
  }

  List<Caution> of(List<Comparison> comparisons, MachineState machine, List<OtherMethods> methods) {
    Imported.words(index).forEach(word -> add(Caution.Kind.IMPORTED, word + "."));
    completeness();
    fewPrompts(comparisons);
    unscorable.forEach(none -> add(Caution.Kind.NOT_SCORABLE, none.words() + "."));
    List<Pair> pairs =
        index.rivals().stream()
            .flatMap(strategy -> index.pairs(Comparison.ALL_TASKS, strategy.name()).stream())
            .toList();
    noted(RunCaution.LossyAcceptance.class, Caution.Kind.LOSSY_ACCEPTANCE);
    noted(RunCaution.RandomText.class, Caution.Kind.RANDOM_TEXT);
    long unequal = pairs.stream().filter(pair -> !pair.equalWork()).count();
    if (unequal > 0) {
      add(
          Caution.Kind.UNEQUAL_WORK,
          unequal
              + " of "
              + pairs.size()
              + " pairs emitted different numbers of tokens; times are compared per token.");
    }
    for (Comparison comparison : comparisons) {
      Comparison.SameText same = comparison.sameText();
      if (comparison.task().equals(Comparison.ALL_TASKS)
          && same != null
          && same.identicalOutputs() < same.identical().n()) {
        add(
            Caution.Kind.TEXT_DIFFERS,
            comparison.strategy()
                + (index.verified(comparison.strategy())
                    ? " does not emit the baseline's tokens everywhere: "
                    : " emits unverified drafts, so its text may differ: ")
                + same.identicalOutputs()
                + " of "
                + same.identical().n()
                + " prompts have identical outputs.");
      }
    }
    if (index.times()) {
      index.rivals().forEach(strategy -> ratios(strategy.name()));
    }
    methods.stream()
        .filter(OtherMethods::disagree)
        .forEach(
            method ->
                add(
                    Caution.Kind.METHOD_SENSITIVE,
                    "the lower ends of the intervals of "
                        + method.strategy()
                        + " lie more than 1% apart between methods."));
    noted(RunCaution.CutPrompts.class, Caution.Kind.CUT_PROMPTS);
    if (index.times()) {
      timing(machine);
    }
    noted(RunCaution.MeasuredWarmUp.class, Caution.Kind.WARMUP);
    return cautions;
  }

  private void timing(MachineState machine) {
    drift();
    slowBaseline();
    machine
        .why()
        .forEach(
            why ->
                add(
                    Caution.Kind.BUSY_MACHINE,
                    "the machine was disturbed: " + why + "; run again on a quiet one."));
  }

  private void noted(Class<? extends RunCaution> circumstance, Caution.Kind kind) {
    index.account().cautions(circumstance).forEach(noted -> add(kind, noted.words() + "."));
  }

  private void ratios(String strategy) {
    List<Pair> pairs = index.timed(Comparison.ALL_TASKS, strategy);
    cautions.addAll(RatioChecks.of(strategy, pairs));
    double own = pairs.stream().mapToInt(pair -> pair.strategy().output().size()).sum();
    double its = pairs.stream().mapToInt(pair -> pair.baseline().output().size()).sum();
    if (Math.abs(own / its - 1) > LENGTH) {
      add(
          Caution.Kind.LENGTHS_DIFFER,
          String.format(
              Locale.ROOT,
              "%s emits %.1f tokens per prompt and full depth %.1f, a difference of more than"
                  + " 10%%.",
              strategy,
              own / pairs.size(),
              its / pairs.size()));
    }
    int dropped = SpeedFigures.logs(pairs, Pair::logRatio).dropped();
    if (dropped > 0) {
      add(
          Caution.Kind.LEFT_OUT,
          dropped
              + " prompts of "
              + strategy
              + " were not measured in every fork and are excluded from its speedups.");
    }
  }

  private void fewPrompts(List<Comparison> comparisons) {
    long few =
        comparisons.stream()
            .filter(comparison -> !comparison.task().equals(Comparison.ALL_TASKS))
            .filter(comparison -> comparison.pairs() < FEW_PROMPTS)
            .count();
    if (few > 0) {
      add(
          Caution.Kind.FEW_PROMPTS,
          few
              + (few == 1 ? " comparison rests" : " comparisons rest")
              + " on fewer than "
              + FEW_PROMPTS
              + " prompts of a task; the interval per task is rough and says little about other"
              + " prompts.");
    }
  }

  private void completeness() {
    if (!index.account().complete()) {
      add(
          Caution.Kind.INCOMPLETE_RUN,
          "the run is not complete: "
              + measured.size()
              + " of "
              + index.schedule().trials().stream().filter(t -> !t.warmup()).count()
              + " trials are measured.");
    }
    long failed = measured.stream().filter(m -> !m.ok()).count();
    if (failed > 0) {
      add(
          Caution.Kind.FAILED_TRIALS,
          failed + " of " + measured.size() + " trials failed; their pairs are excluded.");
    }
    index
        .account()
        .edits()
        .forEach(edit -> add(Caution.Kind.EDITED, "the run was edited: " + edit + "."));
    if (index.account().resumed() > 0) {
      add(
          Caution.Kind.RESUMED,
          "the run was resumed "
              + index.account().resumed()
              + " time(s), so decoders lost what they had learnt from earlier prompts.");
    }
  }

  private void drift() {
    List<TrialView> trials = BaselineRate.trials(index);
    if (trials.size() < 8) {
      return;
    }
    double first = BaselineRate.median(trials.subList(0, trials.size() / 2));
    double second = BaselineRate.median(trials.subList(trials.size() / 2, trials.size()));
    if (Math.abs(second / first - 1) > DRIFT) {
      add(
          Caution.Kind.DRIFT,
          String.format(
              Locale.ROOT,
              "the machine drifted: full depth took %.2f ms per token in the first half of the run"
                  + " and %.2f in the second; pairs are within a block, so ratios are affected"
                  + " less.",
              first / 1e6,
              second / 1e6));
    }
  }

  private void slowBaseline() {
    BaselineRate rate = BaselineRate.of(index);
    if (rate != null && !rate.cached() && rate.share() < BASELINE_SHARE) {
      add(
          Caution.Kind.SLOW_BASELINE,
          String.format(
              Locale.ROOT,
              "full depth reads weights at %.1f GB/s, %.0f%% of the %.1f GB/s that this machine can"
                  + " read; a baseline below the machine's bandwidth flatters or hides a speedup.",
              rate.read(),
              100 * rate.share(),
              rate.streamed()));
    }
  }

  private void add(Caution.Kind kind, String text) {
    cautions.add(new Caution(kind, text));
  }
}
