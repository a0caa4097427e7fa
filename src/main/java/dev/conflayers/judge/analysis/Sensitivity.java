package dev.conflayers.judge.analysis;

import org.jspecify.annotations.Nullable;

/**
 * The speedup of a claim, analysed in another way.
 *
 * @param low lower end of the 90 % interval, or of the range
 * @param range whether the ends are those of a range over parts that were left out
 * @param says how what it says of the claim stands to what the main analysis says
 * @param overrules whether a claim that it contradicts is not settled
 */
public record Sensitivity(
    String analysis,
    @Nullable Double value,
    @Nullable Double low,
    @Nullable Double high,
    boolean range,
    Says says,
    boolean overrules) {
  /** How an analysis stands to the main one. */
  public enum Says {
    /** The same. */
    SAME,
    /** Nothing, or less surely: it is no contradiction. */
    UNSURE,
    /** The opposite, or its estimate lies on the other side of the bound. */
    CONTRARY
  }

  /** Returns whether no verdict can rest on the main analysis. */
  boolean overrulesIt() {
    return overrules && says == Says.CONTRARY;
  }
}
