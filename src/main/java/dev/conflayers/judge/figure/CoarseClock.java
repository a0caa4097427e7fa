package dev.conflayers.judge.figure;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Imported;
import dev.conflayers.evidence.Pair;
import dev.conflayers.evidence.Quantity;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.TrialView;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Widening of intervals for a clock that was read or printed coarsely. Rounding of single times is
 * part of their spread, but a common rounding error of all times is not: if a sum may be off by r
 * seconds, ln of a ratio of two sums A and B may be off by r (1 / A + 1 / B).
 */
public final class CoarseClock {
  private static final double NANOS = 1e9;
  private static final Set<Estimand> RATIOS =
      Set.of(
          Estimand.S_GEO,
          Estimand.S_TOK,
          Estimand.S_TOTAL,
          Estimand.S_SPECBENCH,
          Estimand.S_STEADY,
          Estimand.S_GEO_SAME_STREAMS,
          Estimand.RATIO_OF_TIMES);

  private final double resolution;

  /**
   * Makes a clock of a resolution.
   *
   * @param resolution largest error of a sum of times, in seconds; 0 widens nothing
   */
  public CoarseClock(double resolution) {
    this.resolution = resolution;
  }

  /** Returns the clock of a run. */
  public static CoarseClock of(RunView run) {
    Imported imported = run.imported();
    return new CoarseClock(imported == null ? 0 : imported.resolutionSeconds());
  }

  /** Returns the figures of these pairs, with the intervals of ratios widened. */
  public List<Estimate> widened(List<Estimate> figures, List<Pair> pairs) {
    return figures.stream().map(figure -> widened(figure, pairs)).toList();
  }

  /** Returns a figure of these pairs, with a wider interval if it is a ratio of times. */
  public Estimate widened(Estimate figure, List<Pair> pairs) {
    if (resolution == 0 || pairs.isEmpty() || !RATIOS.contains(figure.estimand())) {
      return figure;
    }
    double factor =
        Math.exp(
            resolution * (1 / seconds(pairs, Pair::baseline) + 1 / seconds(pairs, Pair::strategy)));
    Bounds bounds = figure.bounds();
    return with(figure, over(bounds.low(), factor), times(bounds.high(), factor));
  }

  /**
   * Returns the cost of a search, or a number of prompts, with its interval widened for the clock.
   *
   * @param fixed error for each second of the clock's error
   * @param perUnit further error for each unit of its own
   */
  public Estimate shifted(Estimate figure, double fixed, double perUnit) {
    Bounds bounds = figure.bounds();
    Double low = bounds.low();
    Double high = bounds.high();
    return resolution == 0
        ? figure
        : with(
            figure,
            low == null ? null : Double.valueOf(Math.max(0, low - off(low, fixed, perUnit))),
            high == null ? null : Double.valueOf(high + off(high, fixed, perUnit)));
  }

  private double off(double end, double fixed, double perUnit) {
    return resolution * (fixed + perUnit * Math.abs(end));
  }

  private static double seconds(List<Pair> pairs, Function<Pair, TrialView> of) {
    ToDoubleFunction<Pair> seconds = pair -> Quantity.WALL.of(of.apply(pair)) / NANOS;
    return pairs.stream().mapToDouble(seconds).sum();
  }

  private static @Nullable Double over(@Nullable Double end, double factor) {
    return end == null ? null : Double.valueOf(end / factor);
  }

  private static @Nullable Double times(@Nullable Double end, double factor) {
    return end == null ? null : Double.valueOf(end * factor);
  }

  private static Estimate with(Estimate figure, @Nullable Double low, @Nullable Double high) {
    return new Estimate(
        figure.estimand(),
        figure.at(),
        figure.value(),
        new Bounds(low, high, figure.bounds().confidence()),
        figure.unit(),
        figure.n(),
        figure.forks(),
        figure.population());
  }
}
