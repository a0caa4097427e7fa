package dev.conflayers.decode;

import java.util.Arrays;
import java.util.SplittableRandom;

/** What full depth would draw from after each node of a draft. */
@FunctionalInterface
interface Chances {
  /**
   * Returns the distribution [vocabulary] after {@code node}; the caller may change it.
   *
   * @param path the drafted tokens from below the root down to the node
   */
  double[] after(int node, int[] path);

  /** Which drafted token passes. */
  @FunctionalInterface
  interface Rule {
    /**
     * Returns the child of {@code node} that passes; or -1, with {@code p} then what the token in
     * its place is drawn from.
     *
     * @param p what full depth would draw from after the node
     */
    int accept(int node, double[] p);
  }

  /** Goes down {@code draft} as far as {@code rule} lets it, and draws the bonus token there. */
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
