package dev.conflayers.judge.gate;

/**
 * A rule applied to one strategy.
 *
 * @param task one task, or all tasks together
 */
record RuleCase(GateRule rule, GateMetric metric, String task, String strategy) {}
