package dev.conflayers.stats;

/**
 * Counts of successes of two sides on the same {@code pairs} occasions.
 *
 * @param onlyFirst occasions on which the first succeeded and the second did not
 * @param onlySecond occasions on which the second succeeded and the first did not
 */
public record PairedCounts(int pairs, int onlyFirst, int onlySecond) {
  public PairedCounts {
    Checks.atLeast("pairs", pairs, 1);
    Checks.atLeast("onlyFirst", onlyFirst, 0);
    Checks.atLeast("onlySecond", onlySecond, 0);
    if (onlyFirst > pairs - onlySecond) {
      throw new IllegalArgumentException(
          "onlyFirst + onlySecond must be at most pairs, got "
              + onlyFirst
              + " + "
              + onlySecond
              + " of "
              + pairs);
    }
  }

  public int discordant() {
    return onlyFirst + onlySecond;
  }

  /** Returns the share of successes of the first minus that of the second. */
  public double difference() {
    return (double) (onlyFirst - onlySecond) / pairs;
  }

  public PairedCounts swapped() {
    return new PairedCounts(pairs, onlySecond, onlyFirst);
  }
}
