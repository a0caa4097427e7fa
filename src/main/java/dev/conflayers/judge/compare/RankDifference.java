package dev.conflayers.judge.compare;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.judge.figure.Grid;
import dev.conflayers.stats.RankSum;
import org.jspecify.annotations.Nullable;

/**
 * Rank sum test of Wilcoxon, Mann and Whitney: whether the second's values tend to be larger, as a
 * diagnostic next to a ratio of geometric means of different prompts that is robust to outliers.
 * Its observations are prompts, averaged over JVMs, so it ignores variance between JVMs.
 *
 * @param of what is ranked, by prompt
 * @param ratio by which the second is ahead, by Hodges and Lehmann
 * @param pValue two-sided
 * @param exact whether it is exact, or by the normal law
 */
public record RankDifference(
    Estimand of,
    double ratio,
    Bounds bounds,
    double pValue,
    boolean exact,
    int firstPrompts,
    int secondPrompts) {

  /**
   * Compares the logarithms of one task. There is no test over several tasks, because their common
   * ranks would mix levels.
   */
  static @Nullable RankDifference of(
      Estimand estimand, Grid ofFirst, Grid ofSecond, double confidence) {
    if (ofFirst.tables().size() != 1 || ofSecond.tables().size() != 1) {
      return null;
    }
    double[] first = ofFirst.combined().rowMeans();
    double[] second = ofSecond.combined().rowMeans();
    RankSum test = RankSum.of(first, second, confidence);
    return new RankDifference(
        estimand,
        Math.exp(test.shift()),
        test.interval() == null ? Bounds.unknown(confidence) : Bounds.of(test.interval()).exp(),
        test.pValue(),
        test.exact(),
        first.length,
        second.length);
  }
}
