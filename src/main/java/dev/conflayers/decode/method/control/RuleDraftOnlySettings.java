package dev.conflayers.decode.method.control;

/**
 * A skip set that follows from a rule, whose drafts are the output.
 *
 * @param rule which layers go
 * @param skipRatio share of the layers that may go, as {@link RuleSkipSettings} has it
 * @param seed of the random rules
 */
public record RuleDraftOnlySettings(RuleSkipSettings.Rule rule, double skipRatio, long seed) {
  public RuleDraftOnlySettings {
    RuleSkipSettings.checkRatio(skipRatio);
  }
}
