package dev.conflayers.evidence.integrity;

import dev.conflayers.evidence.Pair;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.record.Agreement;
import dev.conflayers.record.Agreement.Divergence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks that recorded comparisons with full depth match the outputs. The outputs alone show
 * whether they are identical; a line of {@code agreement.jsonl} only adds the gap where they
 * diverge.
 */
final class ComparisonChecks {
  /** Gap in nats from which full depth's preference is not a tie. */
  static final double DECIDED = 2;

  private final AuditedRun run;
  private final Map<Integer, Agreement> byTrial = new HashMap<>();
  private final List<String> repeated = new ArrayList<>();

  ComparisonChecks(AuditedRun run) {
    this.run = run;
    for (Agreement agreement : run.run().agreements()) {
      if (byTrial.putIfAbsent(agreement.trial(), agreement) != null) {
        repeated.add(run.lines().of(agreement) + ": its trial has an earlier comparison");
      }
    }
  }

  /** Checks that every output has one comparison with full depth's, which matches both outputs. */
  Finding comparisons() {
    String check = "comparisons";
    List<String> off = new ArrayList<>(repeated);
    List<String> absent = new ArrayList<>();
    int pairs = 0;
    for (String strategy : run.strategies()) {
      for (Pair pair : run.pairs(strategy)) {
        if (strategy.equals(run.baseline())) {
          continue;
        }
        pairs++;
        Agreement agreement = byTrial.get(pair.strategy().trial());
        if (agreement == null) {
          absent.add(run.lines().of(pair.strategy().measurement()));
        } else {
          String wrong = wrong(pair, agreement);
          if (!wrong.isEmpty()) {
            off.add(run.lines().of(agreement) + ": " + wrong);
          }
        }
      }
    }
    if (!off.isEmpty()) {
      return Finding.fail(
          check, "comparisons contradict the outputs: " + FigureText.some(off) + ".");
    }
    if (!absent.isEmpty()) {
      String evidence =
          FigureText.of(
              "%d of %d outputs have no comparison with full depth's in agreement.jsonl: %s",
              absent.size(), pairs, FigureText.some(absent));
      return run.ended()
          ? Finding.fail(check, evidence + "; 'conflayers resume' computes what is missing.")
          : Finding.warn(check, evidence + ", because the run has not ended; resume it.");
    }
    return pairs == 0
        ? Finding.notChecked(check, "there is no pair to compare.")
        : Finding.pass(check, "all " + pairs + " comparisons match the two outputs.");
  }

  private static String wrong(Pair pair, Agreement a) {
    int own = pair.strategy().output().size();
    int full = pair.baseline().output().size();
    int prefix = pair.strategy().output().commonPrefix(pair.baseline().output());
    boolean identical = own == full && prefix == own;
    if (a.baseline() != pair.baseline().trial()) {
      return "it names trial "
          + a.baseline()
          + " as full depth's, but that is trial "
          + pair.baseline().trial();
    }
    if (a.identical() != identical) {
      return identical
          ? "it says that identical outputs differ"
          : "it says identical, but the outputs differ";
    }
    if (a.tokens() != Math.max(own, full) || a.commonPrefix() != prefix) {
      return FigureText.of(
          "it says that %d of %d tokens are shared, but %d of %d are",
          a.commonPrefix(), a.tokens(), prefix, Math.max(own, full));
    }
    Divergence d = a.divergence();
    boolean parts = prefix < Math.min(own, full);
    if (parts != (d != null)) {
      return parts
          ? "the outputs diverge, but no gap is recorded"
          : "it has a gap, but the outputs do not diverge";
    }
    return d == null ? "" : wrong(pair, prefix, d);
  }

  private static String wrong(Pair pair, int prefix, Divergence d) {
    int strategy = pair.strategy().output().get(prefix);
    int full = pair.baseline().output().get(prefix);
    if (d.position() != prefix || d.strategyToken() != strategy || d.baselineToken() != full) {
      return FigureText.of(
          "it says that the outputs diverge at %d with tokens %d and %d, but they do at %d with %d"
              + " and %d",
          d.position(), d.strategyToken(), d.baselineToken(), prefix, strategy, full);
    }
    return d.gap() < 0 || d.strategyGap() < 0 ? "a gap to the best token must not be negative" : "";
  }

  /** Checks that verified strategies emit full depth's tokens, except at ties. */
  List<Finding> lossless() {
    String check = "lossless";
    if (run.drawn()) {
      return List.of(Finding.notChecked(check, "tokens are sampled, so outputs may differ."));
    }
    List<Finding> findings = new ArrayList<>();
    for (String strategy : run.strategies()) {
      if (!run.lossless(strategy) || strategy.equals(run.baseline())) {
        continue;
      }
      List<String> off = new ArrayList<>();
      for (Pair pair : run.pairs(strategy)) {
        Agreement agreement = byTrial.get(pair.strategy().trial());
        Divergence d = agreement == null ? null : agreement.divergence();
        if (d != null && Math.max(d.gap(), d.strategyGap()) >= DECIDED) {
          off.add(
              run.lines().of(pair.strategy().measurement())
                  + FigureText.of(" at a gap of %.1f nats", Math.max(d.gap(), d.strategyGap())));
        } else if (cutShort(pair)) {
          off.add(
              run.lines().of(pair.strategy().measurement())
                  + " and full depth's output differ only in where they end");
        }
      }
      if (!off.isEmpty()) {
        findings.add(
            Finding.fail(
                    check,
                    strategy
                        + " is verified by full depth, but its output diverges from full depth's in"
                        + " "
                        + off.size()
                        + " trials: "
                        + FigureText.some(off)
                        + ".")
                .about(strategy));
      }
    }
    return findings.isEmpty()
        ? List.of(
            Finding.pass(
                check,
                FigureText.of(
                    "no verified strategy diverges from full depth where its gap is at least"
                        + " %.0f nats.",
                    DECIDED)))
        : findings;
  }

  /** Returns whether one output is the beginning of the other, which ended for the same reason. */
  private static boolean cutShort(Pair pair) {
    TrialView own = pair.strategy();
    TrialView full = pair.baseline();
    int shorter = Math.min(own.output().size(), full.output().size());
    return own.output().size() != full.output().size()
        && own.output().commonPrefix(full.output()) == shorter;
  }
}
