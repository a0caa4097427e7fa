package dev.conflayers.decode;

/** What full depth would draw from after each node of a draft. */
@FunctionalInterface
interface Chances {
  /**
   * Returns the distribution [vocabulary] after {@code node}; the caller may change it.
   *
   * @param path the drafted tokens from below the root down to the node
   */
  double[] after(int node, int[] path);
}
