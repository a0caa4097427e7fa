package dev.conflayers.stats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/** Multiple testing: Holm's procedure and intersection-union tests. */
public final class MultipleTests {
  private MultipleTests() {}

  /**
   * Returns p-values adjusted by Holm, in the given order: the k-th smallest of m becomes the
   * largest min(1, (m - j + 1) p(j)) over j up to k. Rejecting those at most alpha has a
   * family-wise error rate of at most alpha, whatever the dependence of the tests.
   */
  public static List<Double> holm(List<Double> pValues) {
    check(pValues);
    List<Integer> order =
        IntStream.range(0, pValues.size())
            .boxed()
            .sorted(Comparator.comparingDouble(pValues::get))
            .toList();
    List<Double> adjusted = new ArrayList<>(pValues);
    double largest = 0;
    for (int k = 0; k < order.size(); k++) {
      largest = Math.max(largest, Math.min(1, (order.size() - k) * pValues.get(order.get(k))));
      adjusted.set(order.get(k), largest);
    }
    return List.copyOf(adjusted);
  }

  /**
   * Returns the level at which Holm's procedure tests each of several hypotheses, for tests that
   * can be evaluated at any level: all at {@code alpha / m}; those not rejected at {@code alpha}
   * over their number, and so on until no more are rejected. A test rejects at the level returned
   * for it exactly where Holm rejects; bounds at these levels agree with the decisions.
   *
   * @param tests whether each rejects at a level; a test that rejects must also reject at larger
   *     levels
   */
  public static List<Double> holmLevels(List<DoublePredicate> tests, double alpha) {
    Checks.size("tests", tests.size(), 1);
    Checks.level("alpha", alpha);
    Double[] levels = new Double[tests.size()];
    int open = levels.length;
    int rejected;
    do {
      double level = alpha / open;
      rejected = 0;
      for (int i = 0; i < levels.length; i++) {
        if (levels[i] == null && tests.get(i).test(level)) {
          levels[i] = level;
          rejected++;
        }
      }
      open -= rejected;
    } while (rejected > 0 && open > 0);
    for (int i = 0; i < levels.length; i++) {
      levels[i] = levels[i] == null ? alpha / open : levels[i];
    }
    return List.of(levels);
  }

  /**
   * Returns the p-value of "all alternatives are true": the largest, as an intersection-union test,
   * because the claim needs every test and each may use the full level.
   */
  public static double all(List<Double> pValues) {
    check(pValues);
    return Collections.max(pValues);
  }

  private static void check(List<Double> pValues) {
    Checks.size("pValues", pValues.size(), 1);
    pValues.forEach(p -> Checks.probability("p", p));
  }
}
