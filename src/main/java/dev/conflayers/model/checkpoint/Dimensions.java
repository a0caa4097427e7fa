package dev.conflayers.model.checkpoint;

/** Checks the dimensions a checkpoint states, before anything is computed from them. */
final class Dimensions {
  private static final int MOST_LAYERS = 10_000;
  private static final int MOST = 1 << 24;

  private Dimensions() {}

  /** Returns {@code config} if a transformer of its dimensions can exist. */
  static LlamaConfig checked(String where, LlamaConfig config) {
    inRange(where, "layers", config.layers(), MOST_LAYERS);
    inRange(where, "hidden size", config.hidden(), MOST);
    inRange(where, "intermediate size", config.intermediate(), MOST);
    inRange(where, "attention heads", config.heads(), MOST);
    inRange(where, "key-value heads", config.keyValueHeads(), config.heads());
    inRange(where, "head dimension", config.headDim(), 1 << 16);
    inRange(where, "vocabulary", config.vocabulary(), MOST);
    inRange(where, "context length", config.contextLength(), 1 << 30);
    require(
        config.heads() % config.keyValueHeads() == 0,
        where
            + ": "
            + config.heads()
            + " attention heads cannot share "
            + config.keyValueHeads()
            + " key-value heads evenly");
    require(
        config.headDim() % 2 == 0,
        where
            + ": head dimension "
            + config.headDim()
            + " is odd; rotary embeddings turn pairs of values");
    require(
        (long) config.heads() * config.headDim() <= MOST,
        where + ": " + config.heads() + " heads of " + config.headDim() + " values exceed " + MOST);
    positive(where, "RMS norm epsilon", config.normEpsilon());
    LlamaConfig.Rope rope = config.rope();
    positive(where, "rope theta", rope.theta());
    positive(where, "rope factor", rope.factor());
    if (rope.scaling().equals("llama3")) {
      positive(where, "rope low_freq_factor", rope.lowFrequencyFactor());
      require(
          rope.highFrequencyFactor() > rope.lowFrequencyFactor()
              && Double.isFinite(rope.highFrequencyFactor()),
          where
              + ": rope high_freq_factor "
              + rope.highFrequencyFactor()
              + " must exceed low_freq_factor "
              + rope.lowFrequencyFactor());
      inRange(where, "original context length", rope.originalContextLength(), 1 << 30);
    }
    require(
        rope.divisors().isEmpty() || rope.divisors().size() == config.headDim() / 2,
        where
            + ": rope_freqs has "
            + rope.divisors().size()
            + " values, not the "
            + config.headDim() / 2
            + " pairs of a head");
    rope.divisors().forEach(divisor -> positive(where, "rope_freqs value", divisor));
    return config;
  }

  private static void inRange(String where, String what, int value, int most) {
    require(
        value >= 1 && value <= most,
        where + ": " + what + " is " + value + ", outside 1 to " + most);
  }

  private static void positive(String where, String what, double value) {
    require(
        value > 0 && Double.isFinite(value),
        where + ": " + what + " is " + value + ", not a positive number");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new CheckpointProblem(otherwise + "; the checkpoint is damaged or of another family");
    }
  }
}
