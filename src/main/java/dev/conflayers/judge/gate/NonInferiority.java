package dev.conflayers.judge.gate;

import dev.conflayers.base.Check;

/**
 * Demand of non-inferiority: the mean score is worse than the baseline's by less than a margin.
 *
 * @param margin in the score's own unit, which is a share
 * @param reason why a loss of this size would not matter
 */
public record NonInferiority(double margin, String reason) {
  public NonInferiority {
    Check.that(margin > 0 && margin < 1, "margin", "must be within (0, 1), got " + margin);
    Check.that(!reason.isBlank(), "reason", "must say why such a margin is acceptable");
  }
}
