package dev.conflayers.decode.method.conflayers;

import dev.conflayers.decode.method.conflayers.ConfLayersSettings.Arithmetic;

/**
 * Arithmetic in one number format. For binary16, every operation rounds; sums are accumulated in
 * single precision in NumPy's order and rounded once, as in the reference.
 */
final class Precision {
  private static final int LANES = 8;

  private final boolean half;

  Precision(Arithmetic arithmetic) {
    this.half = arithmetic == Arithmetic.BINARY16;
  }

  double round(double x) {
    return half ? Binary16.round(x) : x;
  }

  double mean(double[] x) {
    return half ? Binary16.round(singleSum(x) / x.length) : sum(x) / x.length;
  }

  /** Returns the population standard deviation. */
  double deviation(double[] x) {
    double mean = round(roundedSum(x) / x.length);
    double[] squares = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double deviation = round(x[i] - mean);
      squares[i] = round(deviation * deviation);
    }
    return round(Math.sqrt(round(roundedSum(squares) / x.length)));
  }

  private double roundedSum(double[] x) {
    return half ? Binary16.round(singleSum(x)) : sum(x);
  }

  private static double sum(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value;
    }
    return sum;
  }

  /** Sums as NumPy does up to 128 values: eight interleaved lanes, then the rest one by one. */
  private static float singleSum(double[] x) {
    float sum = 0;
    int next = 0;
    if (x.length >= LANES) {
      float[] lane = new float[LANES];
      for (; next + LANES <= x.length; next += LANES) {
        for (int i = 0; i < LANES; i++) {
          lane[i] += (float) x[next + i];
        }
      }
      sum =
          ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
    }
    for (; next < x.length; next++) {
      sum += (float) x[next];
    }
    return sum;
  }
}
