package dev.conflayers.judge.gate;

import java.util.List;

/**
 * A rule's finding, and what is still to be tested together with other rules.
 *
 * @param cap why it is INCONCLUSIVE at best; empty if it is not capped
 * @param stale note on an improvement beyond the tolerance; empty if there is none
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
