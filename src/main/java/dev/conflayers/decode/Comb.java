package dev.conflayers.decode;

import dev.conflayers.model.TokenTree;
import dev.conflayers.model.token.TokenIds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Builder of a comb-shaped draft: a chain whose tokens may have siblings without children. */
final class Comb {
  private final int deepest;
  private final int room;
  private final int[] tokens;
  private final int[] parents;
  private final List<Float> confidences = new ArrayList<>();
  private final List<double[]> proposals = new ArrayList<>();
  private final int[] chain;
  private int tip;
  private int size = 1;
  private int depth;

  Comb(int root, int deepest, int room) {
    this.deepest = deepest;
    this.room = room;
    this.tokens = new int[room];
    this.parents = new int[room];
    this.chain = new int[deepest];
    tokens[0] = root;
    parents[0] = -1;
  }

  /** Returns how many of {@code width} siblings fit. */
  int fitting(int width) {
    int reserved = deepest - depth - 1;
    return Math.max(1, Math.min(width, room - size - reserved));
  }

  int[] chain() {
    return Arrays.copyOf(chain, depth);
  }

  int depth() {
    return depth;
  }

  void grow(Proposal proposal) {
    int first = size;
    for (int token : proposal.tokens()) {
      tokens[size] = token;
      parents[size++] = tip;
    }
    chain[depth++] = tokens[first];
    confidences.add((float) proposal.confidence());
    if (proposal.drawnFrom().length > 0) {
      proposals.add(proposal.drawnFrom());
    }
    tip = first;
  }

  Draft draft(long weightBytes) {
    TokenTree tree = TokenTree.of(Arrays.copyOf(tokens, size), Arrays.copyOf(parents, size));
    return new Draft(tree, TokenIds.of(chain()), confidences, weightBytes, proposals);
  }
}
