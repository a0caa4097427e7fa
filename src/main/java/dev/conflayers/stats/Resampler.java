package dev.conflayers.stats;

import java.util.SplittableRandom;

/** Resamples with replacement, and computes the mean and standard error of the draw. */
final class Resampler {
  private final double[] values;
  private double mean;
  private double standardError;

  Resampler(double[] values) {
    this.values = values.clone();
  }

  void draw(SplittableRandom random) {
    int n = values.length;
    // Offsets from one value: draws of equal values have a spread of exactly 0.
    double origin = values[0];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double offset = values[random.nextInt(n)] - origin;
      sum += offset;
      squares += offset * offset;
    }
    mean = origin + sum / n;
    double spread = squares - sum * sum / n;
    // A sum of squares below rounding error counts as no variance.
    standardError = n > 1 && spread > 1e-13 * squares ? Math.sqrt(spread / (n - 1.0) / n) : 0;
  }

  /** Returns (mean - centre) / standard error of the draw; infinite if it had no variance. */
  double studentised(double centre) {
    return studentised(centre, 0);
  }

  /** Returns the same with {@code more} added to the square of the standard error. */
  double studentised(double centre, double more) {
    double distance = mean - centre;
    double error = Math.sqrt(standardError * standardError + more);
    if (error > 0) {
      return distance / error;
    }
    return distance == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, distance);
  }
}
