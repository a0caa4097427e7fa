package dev.conflayers.judge.analysis;

/**
 * What a run says about one strategy, in plain words.
 *
 * @param speed faster, slower, cannot tell or invalid, with the number behind it
 * @param tail what limits the speed: why it does not count as a difference, and which latencies are
 *     worse in the tail than full depth's; empty where nothing does
 * @param text whether the text is the same
 * @param reason where the speed comes from; empty where nothing was drafted
 */
public record StrategyVerdict(
    String strategy, Outcome outcome, String speed, String tail, String text, String reason) {
  /** What a comparison may show. */
  public enum Outcome {
    FASTER,
    SLOWER,
    CANNOT_TELL,
    /** The record of the run fails a check, so that its times show nothing. */
    INVALID
  }
}
