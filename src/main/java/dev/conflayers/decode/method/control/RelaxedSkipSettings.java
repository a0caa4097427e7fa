package dev.conflayers.decode.method.control;

import dev.conflayers.base.KeyRefusal;
import dev.conflayers.decode.DraftSettings;

/**
 * A skip set given by a rule, with relaxed verification.
 *
 * @param rule which layers are skipped
 * @param skipRatio skipped share of the eligible layers, as {@link RuleSkipSettings} has it
 * @param seed of the random rules
 * @param tolerance in nats: accepts a drafted token whose full-depth logit is within {@code
 *     tolerance} of the maximum, if it is among the {@value #RANKS} best
 * @param draft limits on a draft's depth and width
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
