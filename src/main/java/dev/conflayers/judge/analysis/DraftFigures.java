package dev.conflayers.judge.analysis;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.evidence.Definition;
import dev.conflayers.evidence.Drafts;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Population;
import dev.conflayers.evidence.Replicate;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.StepCosts;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.judge.figure.Sums;
import dev.conflayers.stats.Proportions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Estimates of drafting: acceptance by each definition, weights read per token, and the speedup
 * predicted from costs.
 */
final class DraftFigures {
  private static final int MOST_DEPTHS = 8;

  private final RunView run;
  private final double confidence;

  DraftFigures(RunView run, double confidence) {
    this.run = run;
    this.confidence = confidence;
  }

  /**
   * Returns the estimates from {@code trials}.
   *
   * @param costs null if there is no prediction
   * @param decode the measured decode speedup; null if there is none
   */
  List<Estimate> of(
      String task, List<TrialView> trials, @Nullable StepCosts costs, @Nullable Estimate decode) {
    List<Estimate> figures = new ArrayList<>();
    add(figures, rate(Estimand.WEIGHT_PASSES, trials));
    boolean drafted = trials.stream().anyMatch(m -> run.drafted(m) > 0);
    if (!drafted && trials.stream().allMatch(m -> run.accepted(m) == 0)) {
      return figures;
    }
    if (drafted) {
      add(figures, share(rate(Estimand.ACCEPTANCE_RATE, trials)));
    }
    add(figures, rate(Estimand.ACCEPTANCE_LENGTH, trials));
    if (task.equals(Comparison.ALL_TASKS)) {
      positions(figures, trials);
    }
    if (costs != null) {
      predicted(figures, trials, costs, decode);
    }
    return figures;
  }

  private void positions(List<Estimate> figures, List<TrialView> trials) {
    int depths = Drafts.of(trials).deepest();
    for (int depth = 1; depth <= Math.min(depths, MOST_DEPTHS); depth++) {
      int at = depth;
      ToDoubleFunction<TrialView> accepted = m -> at(m, at).accepted();
      add(
          figures,
          share(
              ratio(
                  Estimand.ACCEPTED_AT,
                  Comparison.depth(depth),
                  trials,
                  accepted,
                  m -> at(m, 1).drafted())));
      add(
          figures,
          share(
              ratio(
                  Estimand.ACCEPTED_AT_IF_REACHED,
                  Comparison.depth(depth),
                  trials,
                  accepted,
                  m -> at(m, at).reached())));
    }
  }

  private static Drafts.Depth at(TrialView trial, int depth) {
    return Drafts.of(List.of(trial)).at(depth);
  }

  private void predicted(
      List<Estimate> figures, List<TrialView> trials, StepCosts costs, @Nullable Estimate decode) {
    int n = (int) trials.stream().map(m -> m.task() + "/" + m.example()).distinct().count();
    int forks = (int) trials.stream().map(TrialView::fork).distinct().count();
    double predicted = costs.predictedSpeedup();
    figures.add(
        new Estimate(
            Estimand.S_MODEL,
            "",
            predicted,
            Bounds.unknown(confidence),
            Replicate.PROMPT,
            n,
            forks,
            Population.THIS_RUN));
    Double measured = decode == null ? null : decode.value();
    if (decode != null && measured != null && measured > 0) {
      Double low = decode.bounds().low();
      Double high = decode.bounds().high();
      figures.add(
          new Estimate(
              Estimand.RESIDUAL,
              "",
              Math.log(predicted / measured),
              new Bounds(
                  high == null ? null : Math.log(predicted / high),
                  low == null ? null : Math.log(predicted / low),
                  confidence),
              decode.unit(),
              decode.n(),
              decode.forks(),
              decode.population()));
    }
  }

  /** Returns a ratio of sums as a share: at most 1, and with an exact interval if all agree. */
  private @Nullable Estimate share(@Nullable Estimate figure) {
    Double value = figure == null ? null : figure.value();
    if (figure == null || value == null) {
      return null;
    }
    Double low = figure.bounds().low();
    Double high = figure.bounds().high();
    Bounds bounds = new Bounds(low, high == null ? 1 : Math.min(1, high), confidence);
    if (value == 0 || value == 1) {
      // Without spread if all or none are accepted; then as if a prompt were a single draft.
      bounds =
          Bounds.of(
              Objects.requireNonNull(
                  Proportions.exact(value == 1 ? figure.n() : 0, figure.n(), confidence)
                      .interval()));
    }
    return new Estimate(
        figure.estimand(),
        figure.at(),
        value,
        bounds,
        figure.unit(),
        figure.n(),
        figure.forks(),
        figure.population());
  }

  private @Nullable Estimate rate(Estimand estimand, List<TrialView> trials) {
    return estimand.definition() instanceof Definition.Rate rate
        ? ratio(estimand, "", trials, m -> rate.part().of(run, m), m -> rate.whole().of(run, m))
        : null;
  }

  private @Nullable Estimate ratio(
      Estimand estimand,
      String at,
      List<TrialView> trials,
      ToDoubleFunction<TrialView> part,
      ToDoubleFunction<TrialView> whole) {
    Sums sums = new Sums();
    trials.forEach(
        m ->
            sums.add(
                m,
                run.templates().of(m.task(), m.example()),
                part.applyAsDouble(m),
                whole.applyAsDouble(m)));
    return sums.figure(estimand, at, confidence, false);
  }

  private static void add(List<Estimate> figures, @Nullable Estimate figure) {
    if (figure != null) {
      figures.add(figure);
    }
  }
}
