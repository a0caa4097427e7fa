package dev.conflayers.stats;

import java.util.OptionalInt;
import java.util.function.Predicate;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * Exact power of tests of paired proportions, as a sum over the number of discordant pairs.
 *
 * @param discordance share of discordant pairs
 * @param difference share of successes of the first side minus that of the second
 */
public record PairedPower(double discordance, double difference) {
  private static final double NEGLIGIBLE = 1e-15;

  public PairedPower {
    Checks.level("discordance", discordance);
    if (!(Math.abs(difference) <= discordance)) {
      throw new IllegalArgumentException(
          "difference must be within +-discordance "
              + discordance
              + ", got "
              + difference
              + "; concordant pairs cannot contribute to it");
    }
  }

  /** Returns the power of {@link PairedNonInferiority}. */
  public double ofNonInferiority(int pairs, double margin, double alpha) {
    return of(pairs, counts -> PairedNonInferiority.of(counts, margin).holds(alpha));
  }

  /** Returns the power of Tango's test alone to reject a loss of the margin. */
  public double ofTango(int pairs, double margin, double alpha) {
    return of(pairs, counts -> TangoScore.pAbove(counts, -margin) <= alpha);
  }

  /** Returns the power of the exact one-sided McNemar test to find the first side better. */
  public double ofMcNemar(int pairs, double alpha) {
    return of(pairs, counts -> McNemar.exactFirstMoreOften(counts) <= alpha);
  }

  /**
   * Returns the number of pairs needed for {@link PairedNonInferiority}. The power of a test of
   * counts is a sawtooth: the number returned has the power, but slightly larger ones may fall just
   * short.
   */
  public OptionalInt pairsForNonInferiority(double margin, double alpha, double power) {
    Checks.level("power", power);
    if (difference <= -margin) {
      return OptionalInt.empty();
    }
    return Power.least(
        pairsWithoutLoss(margin, alpha), n -> ofNonInferiority(n, margin, alpha) >= power);
  }

  /**
   * Returns Connor's approximation for non-inferiority of equals: (z(1 - alpha) + z(power))^2
   * discordance / margin^2, rounded up.
   */
  public int pairsForNonInferiorityByNormal(double margin, double alpha, double power) {
    Checks.level("margin", margin);
    double z = Power.quantiles(alpha, power);
    return (int) Math.ceil(z * z * discordance / (margin * margin));
  }

  /**
   * Returns Connor's approximation for McNemar's test: ((z(1 - alpha) sqrt(psi) + z(power) sqrt(psi
   * - d^2)) / d)^2 for the discordance psi and the difference d, rounded up.
   */
  public int pairsForMcNemarByNormal(double alpha, double power) {
    Checks.positive("difference", difference);
    double root =
        Distributions.normalQuantile(1 - Checks.level("alpha", alpha)) * Math.sqrt(discordance)
            + Distributions.normalQuantile(Checks.level("power", power))
                * Math.sqrt(discordance - difference * difference);
    return (int) Math.ceil(root / difference * (root / difference));
  }

  /** Returns the fewest pairs, none of them a loss, that rule out a loss of the margin. */
  public static int pairsWithoutLoss(double margin, double alpha) {
    Checks.level("margin", margin);
    Checks.level("alpha", alpha);
    return (int) Math.ceil(Math.log(alpha) / Math.log1p(-margin));
  }

  /** Returns the fewest pairs, all alike, with which Tango's test alone rules out the margin. */
  public static int pairsWithoutDifferenceForTango(double margin, double alpha) {
    Checks.level("margin", margin);
    return Power.least(1, n -> TangoScore.pAbove(new PairedCounts(n, 0, 0), -margin) <= alpha)
        .orElseThrow();
  }

  /**
   * Sums over tables; for a fixed number of discordant pairs, rejection must be monotone in the
   * first side's successes.
   */
  private double of(int pairs, Predicate<PairedCounts> rejects) {
    Checks.atLeast("pairs", pairs, 1);
    BinomialDistribution discordant = new BinomialDistribution(null, pairs, discordance);
    double shareOfFirst = (1 + difference / discordance) / 2;
    double power = 0;
    for (int d = 0; d <= pairs; d++) {
      double mass = discordant.probability(d);
      if (mass > NEGLIGIBLE) {
        int least = leastRejected(pairs, d, rejects);
        power += least > d ? 0 : mass * (1 - Distributions.binomial(least - 1, d, shareOfFirst));
      }
    }
    return power;
  }

  private static int leastRejected(int pairs, int d, Predicate<PairedCounts> rejects) {
    int low = -1;
    int high = d + 1;
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (rejects.test(new PairedCounts(pairs, middle, d - middle))) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }
}
