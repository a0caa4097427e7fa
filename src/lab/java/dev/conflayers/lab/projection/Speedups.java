package dev.conflayers.lab.projection;

import java.util.ArrayList;
import java.util.List;

/** Computes the speedup of drafting over full depth, and the draft with the best speedup. */
final class Speedups {
  /** The maximum depth of chains tried. */
  static final int DEEPEST = 16;

  private static final int[] WIDTHS = {2, 3, 4};

  private final Kept kept;
  private final int probeRows;
  private final double searchPasses;

  /**
   * @param searchPasses full-depth passes of searches per emitted token
   */
  Speedups(Kept kept, int probeRows, double searchPasses) {
    this.kept = kept;
    this.probeRows = probeRows;
    this.searchPasses = searchPasses;
  }

  /**
   * Returns the tokens per second of a round divided by those of a step. A search pass scores
   * several tokens and so costs a verification of the same number.
   */
  double of(DraftPlan plan, PassCosts costs, Curves curves) {
    double tokens = curves.tokens(plan);
    double searching = searchPasses == 0 ? 0 : tokens * searchPasses * costs.verify(probeRows);
    return tokens * costs.step() / (curves.seconds(plan, costs, kept) + searching);
  }

  /** Returns the chains to try: all up to the maximum depth. */
  static List<DraftPlan> chains(int deepest) {
    List<DraftPlan> plans = new ArrayList<>();
    for (int depth = 1; depth <= deepest; depth++) {
      plans.add(new DraftPlan(depth, 1));
    }
    return plans;
  }

  /**
   * Returns for each width the depth that is fastest at typical costs within {@code mostNodes}
   * nodes.
   */
  List<DraftPlan> trees(int mostNodes, PassCosts costs, Curves curves) {
    List<DraftPlan> plans = new ArrayList<>();
    for (int width : WIDTHS) {
      List<DraftPlan> ofWidth = new ArrayList<>();
      for (int depth = 1; depth <= DEEPEST && 1 + depth * width <= mostNodes; depth++) {
        ofWidth.add(new DraftPlan(depth, width));
      }
      if (!ofWidth.isEmpty()) {
        plans.add(best(ofWidth, costs, curves));
      }
    }
    return plans;
  }

  DraftPlan best(List<DraftPlan> plans, PassCosts costs, Curves curves) {
    DraftPlan best = plans.get(0);
    for (DraftPlan plan : plans) {
      if (of(plan, costs, curves) > of(best, costs, curves)) {
        best = plan;
      }
    }
    return best;
  }

  /** Returns the speedup of the best draft if each token is accepted at {@code rate}. */
  double bestAt(double rate, int mostNodes, PassCosts costs, double second) {
    Curves curves = Curves.constant(rate, second);
    List<DraftPlan> plans = new ArrayList<>(chains(DEEPEST));
    plans.addAll(trees(mostNodes, costs, curves));
    return of(best(plans, costs, curves), costs, curves);
  }
}
