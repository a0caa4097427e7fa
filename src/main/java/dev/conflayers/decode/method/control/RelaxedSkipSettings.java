package dev.conflayers.decode.method.control;

import dev.conflayers.base.KeyRefusal;
import dev.conflayers.decode.DraftSettings;

/**
 * A skip set that follows from a rule, and a verification that is content with nearly the best.
 *
 * @param rule which layers go
 * @param skipRatio share of the layers that may go, as {@link RuleSkipSettings} has it
 * @param seed of the random rules
 * @param tolerance in nats: a drafted token passes whose logit at full depth is at most so much
 *     below the best, and which is among the {@value #RANKS} best
 * @param draft how far and how wide a draft goes
 */
public record RelaxedSkipSettings(
    RuleSkipSettings.Rule rule,
    double skipRatio,
    long seed,
    double tolerance,
    DraftSettings draft) {
  static final int RANKS = 16;

  public RelaxedSkipSettings {
    RuleSkipSettings.checkRatio(skipRatio);
    if (!(tolerance >= 0 && tolerance <= 100)) {
      throw new KeyRefusal("tolerance", "must be within [0, 100], got " + tolerance);
    }
  }
}
