package dev.conflayers.model.checkpoint;

import java.util.List;
import java.util.Set;

/**
 * The frozen dimensions of a Llama-family transformer.
 *
 * @param family {@code llama} or {@code qwen2}
 * @param hidden width of the residual stream
 * @param intermediate width of the feed-forward network
 * @param tied whether the head is the embedding
 * @param qkvBias whether the q, k and v projections have a bias (always in Qwen2)
 * @param outputBias whether the attention output projection has a bias
 * @param mlpBias whether the feed-forward projections have biases
 * @param endOfSequence ids that end a sequence, from config.json and generation_config.json
 */
public record LlamaConfig(
    String family,
    int layers,
    int hidden,
    int intermediate,
    int heads,
    int keyValueHeads,
    int headDim,
    int vocabulary,
    int contextLength,
    double normEpsilon,
    Rope rope,
    boolean tied,
    boolean qkvBias,
    boolean outputBias,
    boolean mlpBias,
    Set<Integer> endOfSequence) {
  public LlamaConfig {
    endOfSequence = Set.copyOf(endOfSequence);
  }

  /** Returns these dimensions with other end-of-sequence ids. */
  public LlamaConfig endingWith(Set<Integer> ids) {
    return new LlamaConfig(
        family,
        layers,
        hidden,
        intermediate,
        heads,
        keyValueHeads,
        headDim,
        vocabulary,
        contextLength,
        normEpsilon,
        rope,
        tied,
        qkvBias,
        outputBias,
        mlpBias,
        ids);
  }

  /**
   * Rotary position embedding.
   *
   * @param scaling {@code none}, {@code linear} or {@code llama3}
   * @param divisors explicit divisors of the inverse frequencies (a GGUF file's {@code
   *     rope_freqs}); empty if there are none
   */
  public record Rope(
      double theta,
      String scaling,
      double factor,
      double lowFrequencyFactor,
      double highFrequencyFactor,
      int originalContextLength,
      List<Float> divisors) {
    public Rope {
      divisors = List.copyOf(divisors);
    }

    public static Rope plain(double theta) {
      return new Rope(theta, "none", 1, 1, 1, 0, List.of());
    }
  }
}
