package dev.conflayers.judge.analysis;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.stats.Fieller;
import java.util.ArrayList;
import java.util.List;

/**
 * Uncertainty of a search's cost, and of what follows from it, with only one search. The n prompts
 * after it have standard deviation s around the time expected for their tokens. The cost is the
 * excess time of the prompts until its end, which have the tokens of J later prompts: its variance
 * is s^2 (J + J^2 / n), because any of them may have been slow without a search and the steady time
 * is itself estimated. Another search would end elsewhere; nothing is known about that variation.
 */
final class OneStream {
  /** Fewer prompts do not show their spread. */
  static final int FEWEST = 3;

  private final double search;
  private final double spans;
  private final List<Integer> blocks;
  private final double[] baseline;
  private final double[] off;
  private final double[] saved;

  /**
   * Makes a stream.
   *
   * @param search seconds that searching took
   * @param spans J
   * @param blocks of the prompts after it
   * @param baseline seconds of each
   * @param off seconds that each took beyond the average for its tokens
   * @param saved seconds that each saved against the baseline
   */
  OneStream(
      double search,
      double spans,
      List<Integer> blocks,
      double[] baseline,
      double[] off,
      double[] saved) {
    this.search = search;
    this.spans = spans;
    this.blocks = List.copyOf(blocks);
    this.baseline = baseline.clone();
    this.off = off.clone();
    this.saved = saved.clone();
  }

  int prompts() {
    return blocks.size();
  }

  double spans() {
    return spans;
  }

  double search() {
    return search;
  }

  double[] baseline() {
    return baseline.clone();
  }

  double[] saved() {
    return saved.clone();
  }

  private double ownVariance() {
    return variance(off) * spans;
  }

  private double costVariance() {
    return ownVariance() + variance(off) * spans * spans / prompts();
  }

  /** Returns the bounds of the cost. */
  Bounds cost(double confidence) {
    return Bounds.ofPrompts(
        Fieller.ofMeans(mean(search, costVariance()), mean(1, 0), 0, df(), confidence));
  }

  /**
   * Returns the bounds of the number of prompts after which the time saved has paid for the search.
   */
  Bounds breakEven(double confidence) {
    return Bounds.ofPrompts(
        Fieller.ofMeans(
            mean(search, costVariance()),
            mean(average(saved), variance(saved) / prompts()),
            -spans * covariance(off, saved) / prompts(),
            df(),
            confidence));
  }

  /**
   * Returns the bounds of the number of prompts after which this strategy has spent as much as
   * another of the same run, from the prompts after both searches; times are in baseline times of a
   * prompt.
   *
   * @param numerator extra cost of the other's search
   * @param denominator extra saving of the other
   */
  Bounds crossing(OneStream other, double numerator, double denominator, double confidence) {
    List<Integer> common = new ArrayList<>(blocks);
    common.retainAll(other.blocks);
    if (common.size() < FEWEST || denominator == 0) {
      return Bounds.unknown(confidence);
    }
    OneStream one = at(common);
    OneStream two = other.at(common);
    double[] costs = difference(two.costMoved(), one.costMoved());
    double[] saves = difference(two.savedMoved(), one.savedMoved());
    int n = common.size();
    double unit = average(one.baseline);
    double variance = variance(costs) / n + (one.ownVariance() + two.ownVariance()) / (unit * unit);
    return Bounds.ofPrompts(
        Fieller.ofMeans(
            mean(numerator, variance),
            mean(denominator, variance(saves) / n),
            covariance(costs, saves) / n,
            n - 1,
            confidence));
  }

  /** Returns each prompt's influence on the cost in baseline times of a prompt. */
  private double[] costMoved() {
    double unit = average(baseline);
    double[] moved = new double[prompts()];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = -spans * off[i] / unit - search * (baseline[i] - unit) / (unit * unit);
    }
    return moved;
  }

  private double[] savedMoved() {
    double unit = average(baseline);
    double mean = average(saved);
    double[] moved = new double[prompts()];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = (saved[i] - mean) / unit - mean * (baseline[i] - unit) / (unit * unit);
    }
    return moved;
  }

  private OneStream at(List<Integer> common) {
    int[] at = common.stream().mapToInt(blocks::indexOf).toArray();
    return new OneStream(search, spans, common, pick(baseline, at), pick(off, at), pick(saved, at));
  }

  private static double[] pick(double[] of, int[] at) {
    double[] picked = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      picked[i] = of[at[i]];
    }
    return picked;
  }

  private static double[] difference(double[] one, double[] other) {
    double[] difference = new double[one.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = one[i] - other[i];
    }
    return difference;
  }

  private int df() {
    return prompts() - 1;
  }

  private static Fieller.Mean mean(double value, double variance) {
    return new Fieller.Mean(value, variance);
  }

  private static double average(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double variance(double[] values) {
    return covariance(values, values);
  }

  private static double covariance(double[] one, double[] other) {
    double ofOne = average(one);
    double ofOther = average(other);
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (one[i] - ofOne) * (other[i] - ofOther);
    }
    return sum / (one.length - 1);
  }
}
