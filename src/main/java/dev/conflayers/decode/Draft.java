package dev.conflayers.decode;

import dev.conflayers.model.TokenTree;
import dev.conflayers.model.token.TokenIds;
import java.util.List;

/**
 * Drafted tokens to verify, and how they were drafted.
 *
 * @param tree the transcript's root and the drafted tokens below it
 * @param chain the tokens drafted one after the other; its size is the number of draft passes
 * @param confidences the draft's probability of each token of {@code chain}; empty if the drafter
 *     has none
 * @param weightBytes the weights that the draft passes read
 * @param proposals the distribution [vocabulary] that the tokens of each depth were drawn from, one
 *     after the other and each only once; empty if they were chosen deterministically
 */
public record Draft(
    TokenTree tree,
    TokenIds chain,
    List<Float> confidences,
    long weightBytes,
    List<double[]> proposals) {
  private static final double[] NO_CHANCE = {};

  public Draft {
    confidences = List.copyOf(confidences);
    proposals = List.copyOf(proposals);
    boolean told = confidences.isEmpty() || confidences.size() == chain.size();
    if (!told || tree.height() != chain.size()) {
      throw new IllegalArgumentException(
          "a draft of depth "
              + tree.height()
              + " needs as many chain tokens and confidences, got "
              + chain.size()
              + " and "
              + confidences.size());
    }
    if (!proposals.isEmpty() && proposals.size() != chain.size()) {
      throw new IllegalArgumentException(
          "a draft of depth "
              + chain.size()
              + " needs a distribution for each depth or none, got "
              + proposals.size());
    }
  }

  /** Makes a draft whose tokens were chosen deterministically. */
  public Draft(TokenTree tree, TokenIds chain, List<Float> confidences, long weightBytes) {
    this(tree, chain, confidences, weightBytes, List.of());
  }

  /**
   * Returns the distribution that the children of {@code node} were drawn from; empty if they were
   * not drawn.
   */
  double[] drawnFrom(int node) {
    return proposals.isEmpty() ? NO_CHANCE : proposals.get(tree.depth(node));
  }
}
