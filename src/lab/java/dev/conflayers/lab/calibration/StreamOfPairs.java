package dev.conflayers.lab.calibration;

import dev.conflayers.stats.RandomDraws;
import java.util.function.DoubleUnaryOperator;

/**
 * Simulated pairs of total times with lengths, and the true values of two definitions of speedup.
 * Lengths are log-normal, truncated to 16 and 512; times per length vary by 5 %.
 */
enum StreamOfPairs {
  NORMAL {
    @Override
    double logSpeedup(RandomDraws draws, double logLength) {
      return BASE + .10 * draws.normal();
    }
  },
  /** A long slow tail. */
  SKEWED {
    @Override
    double logSpeedup(RandomDraws draws, double logLength) {
      return BASE + .12 - .12 * draws.exponential();
    }
  },
  /** 3 % of the second side's calls take 1.5 to 4 times as long. */
  SLOW_CALLS {
    @Override
    double logSpeedup(RandomDraws draws, double logLength) {
      double usual = BASE + .08 * draws.normal();
      return draws.uniform() < .03 ? usual - Math.log(1.5 + 2.5 * draws.uniform()) : usual;
    }
  },
  /** Faster where the text is long. */
  LENGTH {
    @Override
    double logSpeedup(RandomDraws draws, double logLength) {
      return BASE + .15 * (logLength - 5) + .08 * draws.normal();
    }
  };

  private static final double BASE = Math.log(1.35);
  private static final int STEPS = 20_000;

  abstract double logSpeedup(RandomDraws draws, double logLength);

  /** Returns rows of (time of the first, time of the second, length). */
  double[][] draw(int pairs, RandomDraws draws) {
    double[][] rows = new double[pairs][];
    for (int i = 0; i < pairs; i++) {
      double length = length(draws.normal());
      double first = .02 * Math.exp(.05 * draws.normal()) * length;
      double second = first / Math.exp(logSpeedup(draws, Math.log(length)));
      rows[i] = new double[] {first, second, length};
    }
    return rows;
  }

  private static double length(double z) {
    return Math.min(512, Math.max(16, Math.exp(5 + .6 * z)));
  }

  /** Returns E ln(first / second). */
  double meanLog() {
    return switch (this) {
      case NORMAL, SKEWED -> BASE;
      case SLOW_CALLS -> BASE - .03 * (integralOfLog(4) - integralOfLog(1.5)) / 2.5;
      case LENGTH -> BASE + .15 * overLengths(l -> Math.log(l) - 5);
    };
  }

  private static double integralOfLog(double x) {
    return x * Math.log(x) - x;
  }

  /** Returns E first / E second. */
  double ratioOfTotals() {
    return switch (this) {
      case NORMAL -> 1.35 * Math.exp(-.005);
      case SKEWED -> 1.35 * Math.exp(.12) * (1 - .12);
      case SLOW_CALLS -> 1.35 * Math.exp(-.0032) / (1 + .03 * 1.75);
      case LENGTH ->
          1.35
              * Math.exp(-.0032)
              * overLengths(l -> l)
              / overLengths(l -> l * Math.exp(-.15 * (Math.log(l) - 5)));
    };
  }

  /** Returns the mean over lengths, by Simpson's rule on the normal density. */
  private static double overLengths(DoubleUnaryOperator f) {
    double width = 16.0 / STEPS;
    double sum = 0;
    for (int i = 0; i <= STEPS; i++) {
      double z = -8 + i * width;
      int weight = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * f.applyAsDouble(length(z)) * Math.exp(-z * z / 2);
    }
    return sum * width / 3 / Math.sqrt(2 * Math.PI);
  }
}
