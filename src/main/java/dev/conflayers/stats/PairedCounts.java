package dev.conflayers.stats;

/**
 * How often two sides succeeded on the same {@code pairs} occasions.
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

  /** Counts occasions. */
  public static PairedCounts of(boolean[] first, boolean[] second) {
    Checks.sameSize("first", first.length, "second", second.length);
    int onlyFirst = 0;
    int onlySecond = 0;
    for (int i = 0; i < first.length; i++) {
      onlyFirst += first[i] && !second[i] ? 1 : 0;
      onlySecond += second[i] && !first[i] ? 1 : 0;
    }
    return new PairedCounts(first.length, onlyFirst, onlySecond);
  }

  public int discordant() {
    return onlyFirst + onlySecond;
  }

  /** Returns the share of successes of the first less that of the second. */
  public double difference() {
    return (double) (onlyFirst - onlySecond) / pairs;
  }

  public PairedCounts swapped() {
    return new PairedCounts(pairs, onlySecond, onlyFirst);
  }
}
