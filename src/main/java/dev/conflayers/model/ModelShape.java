package dev.conflayers.model;

/**
 * The dimensions of a decoder-only transformer that callers plan around.
 *
 * @param family the architecture, as config.json names it: {@code llama} or {@code qwen2}
 * @param hidden width of the residual stream, the {@code d} of the papers
 * @param contextLength the most rows a session may hold
 * @param weights bytes of weights that each part of a pass reads
 */
public record ModelShape(
    String family, int layers, int hidden, int vocabulary, int contextLength, WeightBytes weights) {
  public ModelShape {
    if (layers < 1 || hidden < 1 || vocabulary < 1 || contextLength < 1) {
      throw new IllegalArgumentException(
          "layers, hidden, vocabulary and contextLength must be at least 1, got "
              + layers
              + ", "
              + hidden
              + ", "
              + vocabulary
              + " and "
              + contextLength);
    }
  }

  /**
   * The weights one pass reads, in bytes: of one attention sublayer, of one feed-forward sublayer,
   * and of the head that turns a hidden state into logits.
   */
  public record WeightBytes(long attention, long mlp, long head) {
    public WeightBytes {
      if (attention < 0 || mlp < 0 || head < 0) {
        throw new IllegalArgumentException(
            "bytes must not be negative, got " + attention + ", " + mlp + " and " + head);
      }
    }
  }

  /** Returns the bytes a full-depth pass reads. */
  public long fullPassBytes() {
    return passBytes(SkipSet.none());
  }

  /** Returns the bytes that a pass without {@code skips} reads. */
  public long passBytes(SkipSet skips) {
    return (layers - skips.attentionCount()) * weights.attention()
        + (layers - skips.mlpCount()) * weights.mlp()
        + weights.head();
  }
}
