package dev.conflayers.judge.tune;

import dev.conflayers.evidence.Estimate;
import dev.conflayers.judge.claim.Candidate;
import java.util.Locale;

/**
 * Recommendation from the chosen candidate's results on the test split: the candidate if it is
 * significantly faster than full depth, else full depth. A pure function of the measurements.
 *
 * @param fullDepth whether to keep full depth
 * @param why in one sentence
 */
public record Recommendation(boolean fullDepth, String why) {
  /** Returns the answer if no candidate was left to be tested. */
  public static Recommendation noneLeft() {
    return new Recommendation(true, "no usable candidate was left, so use full depth");
  }

  /**
   * Judges the chosen candidate.
   *
   * @param candidate as measured on the test split
   * @param lossless whether its text is full depth's by construction
   */
  public static Recommendation of(Candidate candidate, boolean lossless) {
    String name = candidate.strategy();
    Estimate speed = candidate.speed();
    if (candidate.failures() > 0) {
      return new Recommendation(
          true, candidate.failures() + " trials of " + name + " failed, so use full depth");
    }
    if (!candidate.invalid().isEmpty()) {
      return new Recommendation(
          true,
          "the record of the test fails a check, so use full depth: " + candidate.invalid().get(0));
    }
    if (speed == null) {
      return new Recommendation(true, "nothing of " + name + " was timed, so use full depth");
    }
    String loss = lossless ? null : Halving.loss(candidate.loss(), true);
    if (loss != null) {
      return new Recommendation(true, name + ": " + loss + ", so use full depth");
    }
    Double low = speed.bounds().low();
    Double high = speed.bounds().high();
    if (low == null || high == null) {
      return new Recommendation(
          true,
          "prompts are too few for an interval of "
              + name
              + ", so it is unknown whether it is faster: use full depth");
    }
    String interval =
        String.format(Locale.ROOT, "(%.3fx, interval %.3f to %.3f)", speed.value(), low, high);
    if (high < 1) {
      return new Recommendation(true, "full depth is faster than " + name + " " + interval);
    }
    return low > 1
        ? new Recommendation(false, name + " is faster than full depth " + interval)
        : new Recommendation(
            true,
            "the test does not show whether "
                + name
                + " is faster than full depth "
                + interval
                + ", so use full depth");
  }
}
