package dev.conflayers.model.plain;

/**
 * Dimensions and constants of a model of the Llama family for {@link PlainLlama}.
 *
 * @param family {@code llama} or {@code qwen2}
 * @param tied whether the head is the embedding
 * @param qkvBias whether the q, k and v projections have a bias (always in Qwen2)
 */
public record LlamaSpec(
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
    boolean qkvBias) {
  public LlamaSpec {
    if (heads % keyValueHeads != 0 || headDim % 2 != 0) {
      throw new IllegalArgumentException(
          "heads must be a multiple of keyValueHeads and headDim even, got "
              + heads
              + ", "
              + keyValueHeads
              + " and "
              + headDim);
    }
  }

  /**
   * Rotary position embedding.
   *
   * @param scaling {@code none}, {@code linear} or {@code llama3}; the first uses none of the other
   *     numbers, the second only {@code factor}
   */
  public record Rope(
      double theta,
      String scaling,
      double factor,
      double lowFrequencyFactor,
      double highFrequencyFactor,
      int originalContextLength) {

    public static Rope plain(double theta) {
      return new Rope(theta, "none", 1, 1, 1, 0);
    }

    public static Rope linear(double theta, double factor) {
      return new Rope(theta, "linear", factor, 1, 1, 0);
    }

    public static Rope llama3(
        double theta, double factor, double low, double high, int originalContextLength) {
      return new Rope(theta, "llama3", factor, low, high, originalContextLength);
    }

    /** Returns the angle per position of each pair of coordinates of a head, [headDim / 2]. */
    double[] frequencies(int headDim) {
      double[] frequencies = new double[headDim / 2];
      for (int i = 0; i < frequencies.length; i++) {
        frequencies[i] = scaled(StrictMath.pow(theta, -2.0 * i / headDim));
      }
      return frequencies;
    }

    /**
     * Llama 3.1 slows rotations whose wavelength exceeds the original context, keeps the fast ones,
     * and blends between the two.
     */
    private double scaled(double frequency) {
      return switch (scaling) {
        case "none" -> frequency;
        case "linear" -> frequency / factor;
        case "llama3" -> {
          double turns = originalContextLength * frequency / (2 * Math.PI);
          double keep = (turns - lowFrequencyFactor) / (highFrequencyFactor - lowFrequencyFactor);
          keep = Math.min(Math.max(keep, 0), 1);
          yield keep * frequency + (1 - keep) * frequency / factor;
        }
        default ->
            throw new IllegalArgumentException(
                "rope scaling must be none, linear or llama3, got " + scaling);
      };
    }
  }
}
