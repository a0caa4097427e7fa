package dev.conflayers.judge.gate;

import java.util.List;

/** One-sentence summary of all rules. */
final class Headline {
  private Headline() {}

  static String of(GateState overall, List<RuleVerdict> rules) {
    long muted = rules.stream().filter(rule -> rule.state() == GateState.MUTED).count();
    long skipped = rules.stream().filter(rule -> rule.state() == GateState.SKIPPED).count();
    String rest =
        (muted > 0 ? ", " + muted + " muted" : "")
            + (skipped > 0 ? ", " + skipped + " skipped" : "");
    List<RuleVerdict> worst = rules.stream().filter(rule -> rule.state() == overall).toList();
    if (overall == GateState.PASS) {
      return "PASS: " + worst.size() + " of " + rules.size() + " rules hold" + rest + ".";
    }
    if (worst.isEmpty()) {
      return "ERROR: every one of " + rules.size() + " rules was skipped, so nothing was judged.";
    }
    RuleVerdict first = worst.get(0);
    return overall
        + ": "
        + worst.size()
        + " of "
        + rules.size()
        + " rules"
        + rest
        + "; "
        + first.metric()
        + " of "
        + first.strategy()
        + ": "
        + first.message()
        + ".";
  }
}
