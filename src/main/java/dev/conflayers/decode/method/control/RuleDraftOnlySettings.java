package dev.conflayers.decode.method.control;

/**
 * A skip set given by a rule, whose unverified drafts are the output.
 *
 * @param rule which layers are skipped
 * @param skipRatio skipped share of the eligible layers, as {@link RuleSkipSettings} has it
 * @param seed of the random rules
 */
public record RuleDraftOnlySettings(RuleSkipSettings.Rule rule, double skipRatio, long seed) {
  public RuleDraftOnlySettings {
    RuleSkipSettings.checkRatio(skipRatio);
  }
}
