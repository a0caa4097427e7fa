package dev.conflayers.judge.claim;

import org.jspecify.annotations.Nullable;

/**
 * Sensitivity analysis: the speedup of a claim, estimated in another way.
 *
 * @param low lower end of the 90 % interval, or of the range
 * @param range whether the ends are a range over left-out parts
 * @param says agreement with the main analysis
 * @param overrules whether a contradiction leaves the claim unsettled
 */
public record Sensitivity(
    String analysis,
    @Nullable Double value,
    @Nullable Double low,
    @Nullable Double high,
    boolean range,
    Says says,
    boolean overrules) {
  /** Agreement of an analysis with the main one. */
  public enum Says {
    /** The same. */
    SAME,
    /** Nothing, or less certainly, which is no contradiction. */
    UNSURE,
    /** The opposite, or its estimate is on the other side of the bound. */
    CONTRARY
  }

  /** Returns whether no verdict can rest on the main analysis. */
  boolean overrulesIt() {
    return overrules && says == Says.CONTRARY;
  }
}
