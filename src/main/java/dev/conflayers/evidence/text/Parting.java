package dev.conflayers.evidence.text;

import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.record.Agreement;
import java.util.ArrayList;
import java.util.List;

/** Position where an output diverges from the baseline's, with full depth's preferences there. */
public record Parting(
    String task,
    String example,
    String strategy,
    int position,
    double gap,
    int baselineToken,
    int strategyToken,
    boolean betweenTheTopTwo) {
  /** Returns the divergences of a run's outputs, in schedule order. */
  public static List<Parting> all(RunView run) {
    List<Parting> partings = new ArrayList<>();
    for (TrialView trial : run.measured()) {
      Agreement agreement = run.agreement(trial);
      Agreement.Divergence at = agreement == null ? null : agreement.divergence();
      if (at != null) {
        partings.add(
            new Parting(
                trial.task(),
                trial.example(),
                trial.strategy(),
                at.position(),
                at.gap(),
                at.baselineToken(),
                at.strategyToken(),
                topTwo(at, at.baselineToken()) && topTwo(at, at.strategyToken())));
      }
    }
    return partings;
  }

  private static boolean topTwo(Agreement.Divergence at, int token) {
    return token == at.bestToken() || token == at.secondToken();
  }
}
