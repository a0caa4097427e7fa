package dev.conflayers.judge.analysis;

/**
 * Verdict of a run on one strategy, in plain words.
 *
 * @param speed faster, slower, cannot tell or invalid, with the number behind it
 * @param tail limitations of the speed: why it does not count as a difference, and latencies whose
 *     tail is worse than full depth's; empty if there are none
 * @param text whether the text is the same
 * @param reason explanation of the speed; empty if nothing was drafted
 */
public record StrategyVerdict(
    String strategy, Outcome outcome, String speed, String tail, String text, String reason) {
  /** Possible results of a comparison. */
  public enum Outcome {
    FASTER,
    SLOWER,
    CANNOT_TELL,
    /** The record of the run fails a check, which voids its times. */
    INVALID
  }
}
