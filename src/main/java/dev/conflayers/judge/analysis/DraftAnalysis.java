package dev.conflayers.judge.analysis;

import dev.conflayers.evidence.Counter;
import dev.conflayers.evidence.Drafts;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Quantity;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.judge.figure.Comparison;
import java.util.List;

/** Acceptance, skipped weights and time by phase, from one strategy's trials. */
final class DraftAnalysis {
  private final RunView run;
  private final int layers;

  DraftAnalysis(RunView run) {
    this.run = run;
    this.layers = run.account().layers();
  }

  Comparison.Drafting drafting(List<TrialView> trials) {
    long steps = (long) Counter.STEPS.sum(run, trials);
    long drafted = (long) Counter.DRAFTED.sum(run, trials);
    long accepted = (long) Counter.ACCEPTED.sum(run, trials);
    Double skipped = drafted == 0 ? null : Drafts.of(trials).skippedShare(run);
    return new Comparison.Drafting(
        steps,
        drafted,
        accepted,
        Estimand.ACCEPTANCE_RATE.rate(run, trials),
        drafted + accepted == 0 ? null : Estimand.ACCEPTANCE_LENGTH.rate(run, trials),
        skipped,
        skipped == null || layers < 3 ? null : skipped * layers / (layers - 2),
        run.fullPass() == 0 ? null : Estimand.WEIGHT_PASSES.rate(run, trials),
        (int) Counter.SEARCHES.sum(run, trials),
        Drafts.of(trials).depths());
  }

  /** Returns only zeros if phases were not timed. */
  Comparison.TimeSplit time(List<TrialView> trials) {
    if (!run.phased()) {
      return new Comparison.TimeSplit(0, 0, 0, 0, 0);
    }
    return new Comparison.TimeSplit(
        sum(trials, Quantity.FIRST_TOKEN),
        sum(trials, Quantity.DRAFT_TIME),
        sum(trials, Quantity.VERIFY_TIME),
        sum(trials, Quantity.SEARCH_TIME),
        sum(trials, Quantity.OVERHEAD));
  }

  private static long sum(List<TrialView> trials, Quantity quantity) {
    return (long) trials.stream().mapToDouble(quantity::of).sum();
  }
}
