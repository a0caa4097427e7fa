package dev.conflayers.decode;

import java.util.SplittableRandom;

/** Sampling from a categorical distribution. */
final class CategoricalDraw {
  private CategoricalDraw() {}

  /**
   * Returns a random index, with probability proportional to its weight.
   *
   * @param weights not negative, not all zero; they need not sum to one
   */
  static int one(double[] weights, SplittableRandom random) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = random.nextDouble() * sum;
    int last = -1;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        last = i;
        left -= weights[i];
        if (left < 0) {
          return i;
        }
      }
    }
    if (last < 0) {
      throw new IllegalArgumentException("there is nothing to draw from: no weight is positive");
    }
    // Rounding left a small remainder of the sum.
    return last;
  }
}
