package dev.conflayers.judge.figure;

import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Pair;
import dev.conflayers.evidence.Quantity;
import dev.conflayers.evidence.TrialView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Estimates of one strategy's speedups: of the typical prompt, of the whole stream, and as in
 * published tables.
 */
public final class SpeedFigures {
  private final double confidence;
  private final boolean phased;

  /**
   * Makes the estimator.
   *
   * @param phased whether prefill was timed separately from decoding
   */
  public SpeedFigures(double confidence, boolean phased) {
    this.confidence = confidence;
    this.phased = phased;
  }

  /**
   * Returns every speedup that {@code pairs} have.
   *
   * @param stream whether a decoder carries what it learns from prompt to prompt, so that a fork is
   *     one observation
   */
  public List<Estimate> of(List<Pair> pairs, boolean stream) {
    List<Estimate> figures = new ArrayList<>();
    if (pairs.isEmpty()) {
      return figures;
    }
    figures.add(logs(pairs, Pair::logRatio).ratio(Estimand.S_GEO, confidence));
    total(figures, Estimand.S_TOK, pace(pairs, Quantity.WALL::of, 0), stream);
    if (pairs.stream().allMatch(Pair::equalWork)) {
      total(figures, Estimand.S_TOTAL, totals(pairs), stream);
    }
    List<Pair> decoded = pairs.stream().filter(pair -> phased && pair.decoded()).toList();
    if (!decoded.isEmpty()) {
      figures.add(logs(decoded, Pair::decodeLogRatio).ratio(Estimand.S_DECODE, confidence));
      total(figures, Estimand.S_DECODE_TOK, pace(decoded, Quantity.DECODE_TIME::of, 1), stream);
    }
    Estimate rates = rates(pairs).figure(Estimand.S_SPECBENCH, "", confidence, true);
    if (rates != null) {
      figures.add(rates);
    }
    return figures;
  }

  /** Returns a logarithm of each pair, by prompt and fork. */
  public static Grid logs(List<Pair> pairs, ToDoubleFunction<Pair> log) {
    return Grid.of(
        pairs.stream()
            .map(
                pair ->
                    new Grid.Cell(
                        pair.task(),
                        pair.example(),
                        pair.fork(),
                        log.applyAsDouble(pair),
                        pair.template()))
            .toList());
  }

  private void total(List<Estimate> figures, Estimand estimand, Sums sums, boolean stream) {
    Estimate over = stream ? sums.overForks(estimand, confidence) : null;
    Estimate figure = over == null ? sums.figure(estimand, "", confidence, true) : over;
    if (figure != null) {
      figures.add(figure);
    }
  }

  /** Returns the times divided by the number of tokens minus {@code without}. */
  private static Sums pace(List<Pair> pairs, ToDoubleFunction<TrialView> nanos, int without) {
    Sums sums = new Sums();
    for (Pair pair : pairs) {
      TrialView baseline = pair.baseline();
      TrialView strategy = pair.strategy();
      sums.add(
          baseline,
          pair.template(),
          nanos.applyAsDouble(baseline),
          baseline.output().size() - without,
          nanos.applyAsDouble(strategy),
          strategy.output().size() - without);
    }
    return sums;
  }

  private static Sums totals(List<Pair> pairs) {
    Sums sums = new Sums();
    pairs.forEach(
        pair ->
            sums.add(
                pair.baseline(),
                pair.template(),
                Quantity.WALL.of(pair.baseline()),
                Quantity.WALL.of(pair.strategy())));
    return sums;
  }

  private static Sums rates(List<Pair> pairs) {
    Sums sums = new Sums();
    pairs.forEach(
        pair ->
            sums.add(
                pair.baseline(),
                pair.template(),
                Quantity.RATE.of(pair.strategy()),
                Quantity.RATE.of(pair.baseline())));
    return sums;
  }
}
