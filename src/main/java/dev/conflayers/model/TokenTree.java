package dev.conflayers.model;

import java.util.stream.IntStream;

/**
 * A tree of drafted tokens, parents before children; node 0 is the root, emitted but not yet
 * cached. Siblings hold different tokens.
 */
public final class TokenTree {
  private final int[] tokens;
  private final int[] parents;
  private final int[] depths;
  private final int height;

  private TokenTree(int[] tokens, int[] parents) {
    this.tokens = tokens;
    this.parents = parents;
    this.depths = new int[tokens.length];
    int deepest = 0;
    for (int node = 1; node < tokens.length; node++) {
      depths[node] = depths[parents[node]] + 1;
      deepest = Math.max(deepest, depths[node]);
    }
    this.height = deepest;
  }

  /** Returns the tree without branches: {@code root}, then {@code drafted} as a chain. */
  public static TokenTree chain(int root, int... drafted) {
    int[] tokens = new int[drafted.length + 1];
    int[] parents = new int[drafted.length + 1];
    tokens[0] = root;
    parents[0] = -1;
    for (int i = 1; i < tokens.length; i++) {
      tokens[i] = drafted[i - 1];
      parents[i] = i - 1;
    }
    return new TokenTree(tokens, parents);
  }

  /**
   * Returns the tree whose node {@code i} holds {@code tokens[i]} below node {@code parents[i]}.
   *
   * @throws IllegalArgumentException if the first node is not a root, a parent does not come before
   *     its child, or two siblings hold the same token
   */
  public static TokenTree of(int[] tokens, int[] parents) {
    if (tokens.length == 0 || tokens.length != parents.length || parents[0] != -1) {
      throw new IllegalArgumentException(
          "a tree needs as many parents as tokens and a root whose parent is -1, got "
              + tokens.length
              + " tokens and "
              + parents.length
              + " parents");
    }
    for (int node = 1; node < parents.length; node++) {
      if (parents[node] < 0 || parents[node] >= node) {
        throw new IllegalArgumentException(
            "the parent of node "
                + node
                + " must be within [0, "
                + node
                + "), got "
                + parents[node]);
      }
    }
    TokenTree tree = new TokenTree(tokens.clone(), parents.clone());
    for (int node = 1; node < parents.length; node++) {
      if (tree.child(parents[node], tokens[node]) != node) {
        throw new IllegalArgumentException(
            "siblings must hold different tokens, but node " + node + " repeats " + tokens[node]);
      }
    }
    return tree;
  }

  public int size() {
    return tokens.length;
  }

  public int token(int node) {
    return tokens[node];
  }

  /** Returns the parent of {@code node}, or -1 for the root. */
  public int parent(int node) {
    return parents[node];
  }

  /** Returns the number of edges between the root and {@code node}. */
  public int depth(int node) {
    return depths[node];
  }

  /** Returns the depth of the deepest node: the number of tokens drafted in a row. */
  public int height() {
    return height;
  }

  /** Returns whether no node has more than one child, so that plain causal attention is enough. */
  public boolean isChain() {
    return height == tokens.length - 1;
  }

  /** Returns the child of {@code node} that holds {@code token}, or -1. */
  public int child(int node, int token) {
    for (int n = node + 1; n < tokens.length; n++) {
      if (parents[n] == node && tokens[n] == token) {
        return n;
      }
    }
    return -1;
  }

  /** Returns the children of {@code node}, in the order of their numbers. */
  public int[] children(int node) {
    return IntStream.range(node + 1, tokens.length).filter(n -> parents[n] == node).toArray();
  }

  /** Returns a copy of the tokens, by node. */
  public int[] tokens() {
    return tokens.clone();
  }
}
