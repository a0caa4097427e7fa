package dev.conflayers.decode;

import java.util.List;

/** A draft's candidates for one position. */
final class Proposal {
  private final List<Integer> tokens;
  private final double confidence;
  private final double[] drawnFrom;

  /**
   * @param tokens all different; the draft continues from the first
   * @param confidence the probability that the draft pass gave the first, before anything changed
   *     its scores
   * @param drawnFrom the distribution [vocabulary] that the tokens were drawn from, one after the
   *     other and each only once; empty if they were chosen deterministically
   */
  Proposal(List<Integer> tokens, double confidence, double[] drawnFrom) {
    this.tokens = List.copyOf(tokens);
    this.confidence = confidence;
    this.drawnFrom = drawnFrom;
  }

  List<Integer> tokens() {
    return tokens;
  }

  double confidence() {
    return confidence;
  }

  double[] drawnFrom() {
    return drawnFrom;
  }
}
