package dev.conflayers.analysis;

import dev.conflayers.result.Measurement;
import dev.conflayers.result.RunManifest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Acceptance, skipped weights, time by phase and the cost model, from one strategy's trials. */
final class DraftAnalysis {
  private final RunManifest.Shape shape;
  private final DraftCounts counts;
  private final boolean phased;

  /**
   * Makes one.
   *
   * @param phased whether phases were timed, so that it can be told where the time went
   */
  DraftAnalysis(RunManifest.Shape shape, DraftCounts counts, boolean phased) {
    this.shape = shape;
    this.counts = counts;
    this.phased = phased;
  }

  Comparison.Drafting drafting(List<Measurement> trials) {
    long steps = trials.stream().mapToLong(m -> m.steps().size()).sum();
    long drafted = trials.stream().mapToLong(counts::drafted).sum();
    long accepted = trials.stream().mapToLong(counts::accepted).sum();
    long later = trials.stream().mapToLong(m -> Math.max(0, m.emitted() - 1)).sum();
    long emittedInSteps = trials.stream().mapToLong(Measurement::emittedInSteps).sum();
    Double skipped = drafted == 0 ? null : skippedShare(completeSteps(trials));
    double bytes =
        trials.stream()
            .map(Measurement::weights)
            .mapToDouble(w -> (double) (w.draft() + w.verify() + w.search()))
            .sum();
    return new Comparison.Drafting(
        steps,
        drafted,
        accepted,
        drafted == 0 ? null : (double) accepted / drafted,
        steps == 0 || drafted + accepted == 0 ? null : (double) emittedInSteps / steps,
        skipped,
        skipped == null || shape.layers() < 3
            ? null
            : skipped * shape.layers() / (shape.layers() - 2),
        later == 0 || fullPass() == 0 ? null : bytes / fullPass() / later,
        trials.stream().mapToInt(m -> m.searches().size()).sum(),
        positions(trials));
  }

  double fullPass() {
    return (double) shape.layers() * (shape.attentionBytes() + shape.mlpBytes())
        + shape.headBytes();
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
    return (fullPass() * passes - read) / (layers * passes);
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
    if (!phased) {
      return new Comparison.TimeSplit(0, 0, 0, 0, 0);
    }
    return new Comparison.TimeSplit(
        trials.stream().mapToLong(m -> m.timing().prefill()).sum(),
        trials.stream().mapToLong(m -> m.timing().draft()).sum(),
        trials.stream().mapToLong(m -> m.timing().verify()).sum(),
        trials.stream().mapToLong(m -> m.timing().search()).sum(),
        trials.stream().mapToLong(m -> m.timing().overhead()).sum());
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
