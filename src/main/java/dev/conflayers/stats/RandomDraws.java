package dev.conflayers.stats;

import java.util.SplittableRandom;

/**
 * Random numbers of several distributions from one seeded generator, identical on every platform.
 */
public final class RandomDraws {
  private final SplittableRandom random;

  public RandomDraws(SplittableRandom random) {
    this.random = random;
  }

  /**
   * Returns a separate stream for {@code index}, so that draws do not depend on the order or the
   * thread in which indexes are processed.
   */
  public static SplittableRandom stream(long seed, long index) {
    // Two rounds through the generator's own mixing keep neighbouring seeds and indexes apart.
    long mixed = new SplittableRandom(seed).nextLong();
    return new SplittableRandom(new SplittableRandom(mixed + index).nextLong());
  }

  public double uniform() {
    return random.nextDouble();
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** Returns a standard normal number, by Marsaglia's polar method. */
  public double normal() {
    while (true) {
      double u = 2 * random.nextDouble() - 1;
      double v = 2 * random.nextDouble() - 1;
      double s = u * u + v * v;
      if (s > 0 && s < 1) {
        return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
      }
    }
  }

  /** Returns an exponential number of mean 1. */
  public double exponential() {
    return -StrictMath.log(1 - random.nextDouble());
  }

  /** Returns a chi-squared number, by Marsaglia and Tsang's method for gamma ones. */
  public double chiSquared(double degreesOfFreedom) {
    double shape = degreesOfFreedom / 2;
    if (shape < 1) {
      // Gamma(shape + 1) times a uniform to the power of 1 / shape.
      return chiSquared(degreesOfFreedom + 2) * StrictMath.pow(1 - random.nextDouble(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double x = normal();
      double root = 1 + c * x;
      double v = root * root * root;
      if (v > 0
          && StrictMath.log(1 - random.nextDouble())
              < x * x / 2 + d - d * v + d * StrictMath.log(v)) {
        return 2 * d * v;
      }
    }
  }

  /** Returns a binomial number: the successes among {@code trials}. */
  public int binomial(int trials, double p) {
    int successes = 0;
    for (int i = 0; i < trials; i++) {
      successes += random.nextDouble() < p ? 1 : 0;
    }
    return successes;
  }
}
