package dev.conflayers.decode;

import java.util.List;

/**
 * The tokens that a draft puts at one place.
 *
 * @param tokens all different; the draft goes on from the first
 * @param confidence the probability that the draft pass gave the first, before anything changed its
 *     scores
 * @param drawnFrom the distribution [vocabulary] that the tokens were drawn from, one after the
 *     other and each only once; empty where they were chosen without chance
 */
record Proposal(List<Integer> tokens, double confidence, double[] drawnFrom) {
  Proposal {
    tokens = List.copyOf(tokens);
  }
}
