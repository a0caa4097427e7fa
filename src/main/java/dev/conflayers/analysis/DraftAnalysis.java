package dev.conflayers.analysis;

import dev.conflayers.evidence.Counter;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Quantity;
import dev.conflayers.evidence.RunView;
import dev.conflayers.result.Measurement;
import dev.conflayers.result.RunManifest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Acceptance, skipped weights, time by phase and the cost model, from one strategy's trials. */
final class DraftAnalysis {
  private final RunView run;
  private final RunManifest.Shape shape;

  DraftAnalysis(RunView run) {
    this.run = run;
    this.shape = run.run().manifest().shape();
  }

  Comparison.Drafting drafting(List<Measurement> trials) {
    long steps = (long) Counter.STEPS.sum(run, trials);
    long drafted = (long) Counter.DRAFTED.sum(run, trials);
    long accepted = (long) Counter.ACCEPTED.sum(run, trials);
    Double skipped = drafted == 0 ? null : skippedShare(completeSteps(trials));
    return new Comparison.Drafting(
        steps,
        drafted,
        accepted,
        Estimand.ACCEPTANCE_RATE.rate(run, trials),
        drafted + accepted == 0 ? null : Estimand.ACCEPTANCE_LENGTH.rate(run, trials),
        skipped,
        skipped == null || shape.layers() < 3
            ? null
            : skipped * shape.layers() / (shape.layers() - 2),
        run.fullPass() == 0 ? null : Estimand.WEIGHT_PASSES.rate(run, trials),
        (int) Counter.SEARCHES.sum(run, trials),
        positions(trials));
  }

  /** Returns null where no step is complete or nothing could be skipped. */
  private @Nullable Double skippedShare(List<Measurement.Step> steps) {
    double passes = steps.stream().mapToLong(step -> step.chain().size()).sum();
    double layers = (double) shape.layers() * (shape.attentionBytes() + shape.mlpBytes());
    if (layers == 0 || passes == 0) {
      return null;
    }
    double read = steps.stream().mapToDouble(Measurement.Step::draftBytes).sum();
    if (read == 0) {
      // Drafted without the model.
      return null;
    }
    return (run.fullPass() * passes - read) / (layers * passes);
  }

  /** Returns the steps but each trial's last, which may count a draft that was never verified. */
  private static List<Measurement.Step> completeSteps(List<Measurement> trials) {
    return trials.stream()
        .map(Measurement::steps)
        .filter(steps -> !steps.isEmpty())
        .flatMap(steps -> steps.subList(0, steps.size() - 1).stream())
        .toList();
  }

  private static int depths(List<Measurement> trials) {
    int deepest = 0;
    for (Measurement trial : trials) {
      for (Measurement.Step step : trial.steps()) {
        deepest = Math.max(deepest, step.chain().size());
      }
    }
    return deepest;
  }

  private static List<Comparison.Position> positions(List<Measurement> trials) {
    int depths = depths(trials);
    long[] drafted = new long[depths];
    long[] reached = new long[depths];
    long[] accepted = new long[depths];
    for (Measurement trial : trials) {
      for (Measurement.Step step : trial.steps()) {
        for (int depth = 0; depth < step.chain().size(); depth++) {
          drafted[depth]++;
          reached[depth] += depth <= step.accepted() ? 1 : 0;
          accepted[depth] += depth < step.accepted() ? 1 : 0;
        }
      }
    }
    List<Comparison.Position> positions = new ArrayList<>();
    for (int depth = 0; depth < depths; depth++) {
      positions.add(
          new Comparison.Position(depth + 1, drafted[depth], reached[depth], accepted[depth]));
    }
    return positions;
  }

  /** Returns nothing but zeros where phases were not timed. */
  Comparison.TimeSplit time(List<Measurement> trials) {
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

  private static long sum(List<Measurement> trials, Quantity quantity) {
    return (long) trials.stream().mapToDouble(quantity::of).sum();
  }

  /** Returns null where there is nothing to divide by: no steps, or none of the baseline's. */
  Comparison.@Nullable CostModel costs(
      Comparison.Drafting own, List<Measurement> trials, List<Measurement> baseline) {
    Comparison.TimeSplit time = time(trials);
    long baselineSteps = baseline.stream().mapToLong(m -> m.steps().size()).sum();
    long baselineNanos = time(baseline).verify();
    if (own.drafted() == 0
        || own.meanAcceptanceLength() == null
        || own.steps() == 0
        || baselineSteps == 0
        || baselineNanos == 0) {
      return null;
    }
    double step = (double) baselineNanos / baselineSteps;
    double draftedPerStep = (double) own.drafted() / own.steps();
    List<Measurement.Step> complete = completeSteps(trials);
    double passes = complete.stream().mapToLong(s -> s.chain().size()).sum();
    if (passes == 0) {
      return null;
    }
    double draftCost =
        complete.stream().mapToLong(Measurement.Step::draftNanos).sum() / passes / step;
    double verifyCost = (double) time.verify() / own.steps() / step;
    double price = draftedPerStep * draftCost + verifyCost;
    if (price == 0) {
      return null;
    }
    return new Comparison.CostModel(
        own.meanAcceptanceLength(),
        draftedPerStep,
        draftCost,
        verifyCost,
        own.meanAcceptanceLength() / price);
  }
}
