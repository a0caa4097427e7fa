package dev.conflayers.judge.gate;

import java.util.List;

/**
 * A rule's finding, and what is still to be tested together with other rules.
 *
 * @param cap why it can be no more than INCONCLUSIVE; empty if it can
 * @param stale what to say where it improved by more than is tolerated; empty if it did not
 */
record Assessment(
    RuleCase rule, RuleFinding finding, List<Hypothesis> hypotheses, String cap, String stale) {
  Assessment {
    hypotheses = List.copyOf(hypotheses);
  }

  static Assessment decided(RuleCase rule, RuleFinding finding) {
    return new Assessment(rule, finding, List.of(), "", "");
  }
}
