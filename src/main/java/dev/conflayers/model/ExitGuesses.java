package dev.conflayers.model;

/** Every layer's best token at each node of a chain, with its probability. */
public final class ExitGuesses {
  private final int[][] tokens;
  private final float[][] probabilities;

  /**
   * @param tokens the best token by layer and node, [layers][nodes]
   * @param probabilities the softmax probability of each
   */
  public ExitGuesses(int[][] tokens, float[][] probabilities) {
    if (tokens.length == 0 || tokens.length != probabilities.length) {
      throw new IllegalArgumentException(
          "tokens and probabilities must have the same number of layers, at least 1, got "
              + tokens.length
              + " and "
              + probabilities.length);
    }
    for (int layer = 0; layer < tokens.length; layer++) {
      if (tokens[layer].length != tokens[0].length
          || probabilities[layer].length != tokens[0].length) {
        throw new IllegalArgumentException(
            "every layer must have "
                + tokens[0].length
                + " nodes, got "
                + tokens[layer].length
                + " tokens and "
                + probabilities[layer].length
                + " probabilities in layer "
                + layer);
      }
    }
    this.tokens = tokens;
    this.probabilities = probabilities;
  }

  public int layers() {
    return tokens.length;
  }

  public int nodes() {
    return tokens[0].length;
  }

  /** Returns the best token after {@code node} by the first {@code layer} + 1 layers. */
  public int token(int layer, int node) {
    return tokens[layer][node];
  }

  /** Returns the softmax probability of that token. */
  public float probability(int layer, int node) {
    return probabilities[layer][node];
  }
}
