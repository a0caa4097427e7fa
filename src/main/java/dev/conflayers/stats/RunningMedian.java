package dev.conflayers.stats;

import java.util.Collections;
import java.util.PriorityQueue;

/** The sum of distances to the running median, from two heaps that meet at the median. */
final class RunningMedian {
  private final PriorityQueue<Double> lower = new PriorityQueue<>(Collections.reverseOrder());
  private final PriorityQueue<Double> upper = new PriorityQueue<>();
  private double lowerSum;
  private double upperSum;

  /**
   * Returns the sums for the sets that start at {@code values[start]}, each with one more value.
   */
  double[] distances(double[] values, int start) {
    double[] distances = new double[values.length - start];
    // Offsets from the first: equal values have a sum of exactly 0.
    for (int i = 0; i < distances.length; i++) {
      add(values[start + i] - values[start]);
      double median = lower.element();
      distances[i] = Math.max(0, median * (lower.size() - upper.size()) - lowerSum + upperSum);
    }
    return distances;
  }

  private void add(double value) {
    if (lower.isEmpty() || value <= lower.element()) {
      lower.add(value);
      lowerSum += value;
    } else {
      upper.add(value);
      upperSum += value;
    }
    if (lower.size() > upper.size() + 1) {
      double moved = lower.remove();
      lowerSum -= moved;
      upper.add(moved);
      upperSum += moved;
    } else if (upper.size() > lower.size()) {
      double moved = upper.remove();
      upperSum -= moved;
      lower.add(moved);
      lowerSum += moved;
    }
  }
}
