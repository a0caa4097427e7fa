package dev.conflayers.app.project;

import java.nio.file.Path;
import java.util.List;

/**
 * What to project.
 *
 * @param model a shape, a config.json, a checkpoint, or a name of the model catalogue
 * @param checks runs of the model to hold projections against
 * @param offline whether to refuse models that would have to be fetched
 */
public record ProjectRequest(
    String model,
    CostRequest costs,
    DraftRequest drafts,
    Bounds bounds,
    List<Path> checks,
    boolean offline) {
  public ProjectRequest {
    checks = List.copyOf(checks);
  }

  /**
   * How far a projection looks.
   *
   * @param target the speedup that is claimed
   * @param nodes the most nodes of a tree
   * @param probeRows tokens of one pass of a search
   * @param draws cases drawn from what is not known
   * @param seed of the draws
   */
  public record Bounds(double target, int nodes, int probeRows, int draws, long seed) {}
}
