package dev.conflayers.model.plain;

import dev.conflayers.model.checkpoint.LlamaConfig;
import dev.conflayers.model.checkpoint.WeightSource;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;

/** Loader of checkpoints for plain Java. */
public final class PlainWeights {
  private PlainWeights() {}

  /**
   * Reads all weights of a checkpoint.
   *
   * @param contextLength the most rows a session may hold; 0 for the checkpoint's own number
   * @throws dev.conflayers.model.checkpoint.CheckpointProblem if a weight cannot be read
   * @throws IllegalArgumentException if the checkpoint has its own table of rotary frequencies
   */
  public static PlainLlama load(LlamaConfig config, WeightSource source, int contextLength) {
    Map<String, double[]> weights = new HashMap<>();
    for (String name : source.names()) {
      weights.put(name, read(source, name));
    }
    return new PlainLlama(spec(config, contextLength), weights);
  }

  private static double[] read(WeightSource source, String name) {
    int rows = source.shape(name).size() == 1 ? 1 : source.shape(name).get(0);
    int size = source.shape(name).stream().reduce(1, Math::multiplyExact);
    FloatBuffer buffer = FloatBuffer.allocate(size);
    source.read(name, 0, rows, buffer);
    buffer.flip();
    double[] weight = new double[size];
    for (int i = 0; i < size; i++) {
      weight[i] = buffer.get(i);
    }
    return weight;
  }

  private static LlamaSpec spec(LlamaConfig config, int contextLength) {
    LlamaConfig.Rope rope = config.rope();
    if (!rope.divisors().isEmpty()) {
      throw new IllegalArgumentException(
          "device java does not read rope_freqs of GGUF files; use device cpu");
    }
    return new LlamaSpec(
        config.family(),
        config.layers(),
        config.hidden(),
        config.intermediate(),
        config.heads(),
        config.keyValueHeads(),
        config.headDim(),
        config.vocabulary(),
        contextLength > 0 ? contextLength : config.contextLength(),
        config.normEpsilon(),
        new LlamaSpec.Rope(
            rope.theta(),
            rope.scaling(),
            rope.factor(),
            rope.lowFrequencyFactor(),
            rope.highFrequencyFactor(),
            rope.originalContextLength()),
        config.tied(),
        config.qkvBias());
  }
}
