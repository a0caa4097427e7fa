package dev.conflayers.decode;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Full depth's distribution of the next token after each node of a draft. */
@FunctionalInterface
interface Chances {
  /**
   * Returns the distribution [vocabulary] after {@code node}; the caller may change it.
   *
   * @param path the drafted tokens from below the root down to the node
   */
  double[] after(int node, int[] path);

  /** Acceptance test of the siblings below one node. */
  @FunctionalInterface
  interface Rule {
    /**
     * Returns the accepted child of {@code node}; or -1, with {@code p} changed to the distribution
     * that the replacement token is drawn from.
     *
     * @param p full depth's distribution after the node
     */
    int accept(int node, double[] p);
  }

  /**
   * Returns the longest path of {@code draft} that {@code rule} accepts, and a bonus token drawn
   * after it.
   */
  default Verification walk(Draft draft, Rule rule, SplittableRandom random) {
    int height = draft.tree().height();
    int[] path = new int[height + 1];
    int[] tokens = new int[height];
    int length = 1;
    int node = 0;
    while (true) {
      double[] p = after(node, Arrays.copyOf(tokens, length - 1));
      int accepted = rule.accept(node, p);
      if (accepted < 0) {
        return new Verification(Arrays.copyOf(path, length), CategoricalDraw.one(p, random));
      }
      node = accepted;
      tokens[length - 1] = draft.tree().token(node);
      path[length++] = node;
    }
  }
}
