package dev.conflayers.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.inference.ChiSquareTest;

/** Pearson's chi-square test of counts against a distribution; rare outcomes are pooled. */
public final class GoodnessOfFit<T> {
  private static final double LEAST_EXPECTED = 10;

  private final Map<T, Long> counts = new HashMap<>();
  private long size;

  public void add(T outcome) {
    counts.merge(outcome, 1L, Long::sum);
    size++;
  }

  /**
   * Returns how likely counts at least as far from {@code distribution} are.
   *
   * @param distribution the probability of every outcome that is possible
   */
  public double probability(Map<T, Double> distribution) {
    List<Double> expected = new ArrayList<>();
    List<Long> observed = new ArrayList<>();
    double rareExpected = 0;
    long rareObserved = 0;
    long known = 0;
    for (Map.Entry<T, Double> outcome : distribution.entrySet()) {
      double wanted = outcome.getValue() * size;
      long seen = counts.getOrDefault(outcome.getKey(), 0L);
      known += seen;
      if (wanted >= LEAST_EXPECTED) {
        expected.add(wanted);
        observed.add(seen);
      } else {
        rareExpected += wanted;
        rareObserved += seen;
      }
    }
    if (known < size) {
      // Something impossible was seen.
      return 0;
    }
    if (rareExpected > 0) {
      expected.add(rareExpected);
      observed.add(rareObserved);
    }
    if (expected.size() < 2) {
      return 1;
    }
    return new ChiSquareTest()
        .chiSquareTest(
            expected.stream().mapToDouble(Double::doubleValue).toArray(),
            observed.stream().mapToLong(Long::longValue).toArray());
  }
}
