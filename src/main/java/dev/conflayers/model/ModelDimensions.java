package dev.conflayers.model;

/**
 * Dimensions of a decoder-only transformer of the Llama family, as in its config.json: everything
 * that determines the cost of a pass.
 *
 * @param hidden width of the residual stream
 * @param intermediate width of the feed-forward network
 * @param headDimension size of one attention head
 * @param tied whether the head is the embedding
 */
public record ModelDimensions(
    int layers,
    int hidden,
    int intermediate,
    int heads,
    int keyValueHeads,
    int headDimension,
    int vocabulary,
    boolean tied) {
  public ModelDimensions {
    int smallest =
        Math.min(
            Math.min(Math.min(layers, hidden), Math.min(intermediate, heads)),
            Math.min(Math.min(keyValueHeads, headDimension), vocabulary));
    if (smallest < 1) {
      throw new IllegalArgumentException("every dimension must be at least 1, got " + smallest);
    }
  }

  /** Returns the number of weights of one attention sublayer without its norm. */
  public long attentionWeights() {
    long queries = (long) heads * headDimension;
    return hidden * (2 * queries + keyValues());
  }

  /** Returns the number of weights of one feed-forward sublayer without its norm. */
  public long mlpWeights() {
    return 3L * hidden * intermediate;
  }

  /** Returns the number of weights of the head, which turns a hidden state into logits. */
  public long headWeights() {
    return (long) hidden * vocabulary;
  }

  /** Returns the number of values that one token adds to the cache of one layer. */
  public long keyValues() {
    return 2L * keyValueHeads * headDimension;
  }

  /** Returns the number of weights that a full-depth pass reads. */
  public long passWeights() {
    return layers * (attentionWeights() + mlpWeights()) + headWeights();
  }

  /** Returns the same dimensions with another depth. */
  public ModelDimensions withLayers(int other) {
    return new ModelDimensions(
        other, hidden, intermediate, heads, keyValueHeads, headDimension, vocabulary, tied);
  }
}
