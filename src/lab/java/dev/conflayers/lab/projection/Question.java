package dev.conflayers.lab.projection;

import org.jspecify.annotations.Nullable;

/**
 * The parameters of a projection.
 *
 * @param kept sublayers of a draft pass
 * @param plan the draft used; null for the best one
 * @param target the claimed speedup
 * @param mostNodes maximum number of nodes of a tree, including the root
 * @param probeRows tokens of one pass of a search
 * @param draws number of Monte Carlo draws
 * @param seed of the draws
 */
public record Question(
    CostModel costs,
    Acceptance acceptance,
    Kept kept,
    @Nullable DraftPlan plan,
    double target,
    int mostNodes,
    int probeRows,
    int draws,
    long seed) {
  public Question {
    if (!(target > 0) || Double.isInfinite(target)) {
      throw new ProjectionProblem("target must be a speedup above 0, got " + target);
    }
    if (mostNodes < 2 || mostNodes > 256) {
      throw new ProjectionProblem("nodes must be within [2, 256], got " + mostNodes);
    }
    if (draws < 20 || draws > 1_000_000) {
      throw new ProjectionProblem("draws must be within [20, 1000000], got " + draws);
    }
  }
}
