package dev.conflayers.stats;

import java.util.SplittableRandom;

/**
 * Sign-flip permutation test of paired differences: if the two sides are exchangeable, every
 * pattern of signs is equally likely, and the p-value is the share of patterns whose mean is at
 * least as extreme as the observed one. Differences of 0 have no sign and carry no evidence; if all
 * are 0, the p-value is 1.
 *
 * @param mean mean of the differences
 * @param pValue with draws, (b + 1) / (B + 1) for b of B draws as extreme as what was observed
 * @param patterns number of sign patterns evaluated
 * @param exact whether these were all patterns
 * @param zeros number of differences that were exactly 0
 */
public record SignFlip(
    double mean, double pValue, int patterns, boolean exact, int pairs, int zeros) {

  /** Up to this many pairs, all patterns are enumerated. */
  public static final int MOST_ENUMERATED = 20;

  /** Sums that differ by less than this share of the sum of magnitudes are equal. */
  private static final double ROUNDING = 1e-12;

  /**
   * Tests whether {@code differences} are centred on 0.
   *
   * @param draws number of patterns to draw if there are too many to enumerate
   * @param random used only for drawing
   */
  public static SignFlip of(
      double[] differences, Alternative alternative, int draws, SplittableRandom random) {
    Checks.sample("differences", differences, 1);
    Checks.atLeast("draws", draws, 1);
    int n = differences.length;
    double observed = Moments.sum(differences);
    double magnitude = 0;
    int zeros = 0;
    for (double d : differences) {
      magnitude += Math.abs(d);
      zeros += d == 0 ? 1 : 0;
    }
    Extreme extreme = new Extreme(observed, alternative, ROUNDING * magnitude);
    double mean = Moments.mean(differences);
    if (n <= MOST_ENUMERATED) {
      int patterns = 1 << n;
      return new SignFlip(
          mean, (double) count(differences, 0, 0, extreme) / patterns, patterns, true, n, zeros);
    }
    int as = 0;
    double[] signed = signed(differences);
    for (int draw = 0; draw < draws; draw++) {
      as += extreme.reachedBy(flippedSum(signed, random)) ? 1 : 0;
    }
    return new SignFlip(mean, (as + 1.0) / (draws + 1.0), draws, false, n, zeros);
  }

  /** Counts extreme patterns of the differences from {@code index} on. */
  private static int count(double[] differences, int index, double sum, Extreme extreme) {
    if (index == differences.length) {
      return extreme.reachedBy(sum) ? 1 : 0;
    }
    return count(differences, index + 1, sum + differences[index], extreme)
        + count(differences, index + 1, sum - differences[index], extreme);
  }

  /** Returns each difference, then its opposite: a random sign is looked up, not branched on. */
  private static double[] signed(double[] differences) {
    double[] signed = new double[2 * differences.length];
    for (int i = 0; i < differences.length; i++) {
      signed[2 * i] = differences[i];
      signed[2 * i + 1] = -differences[i];
    }
    return signed;
  }

  private static double flippedSum(double[] signed, SplittableRandom random) {
    double sum = 0;
    long signs = 0;
    for (int i = 0; i < signed.length; i += 2) {
      if ((i & 127) == 0) {
        signs = random.nextLong();
      }
      sum += signed[i + (int) (signs & 1)];
      signs >>>= 1;
    }
    return sum;
  }

  private record Extreme(double observed, Alternative alternative, double tolerance) {
    boolean reachedBy(double sum) {
      return switch (alternative) {
        case GREATER -> sum >= observed - tolerance;
        case LESS -> sum <= observed + tolerance;
        case TWO_SIDED -> Math.abs(sum) >= Math.abs(observed) - tolerance;
      };
    }
  }
}
