package dev.conflayers.model.torch;

import dev.conflayers.model.checkpoint.LlamaConfig;
import java.nio.ByteBuffer;

/**
 * Table of rotary position embeddings: for position p and pair j the angle p / theta^(2j / hd),
 * scaled as the checkpoint specifies. Computed in double precision.
 */
public final class RopeTable {
  private final double[] inverseFrequencies;

  public RopeTable(LlamaConfig config) {
    LlamaConfig.Rope rope = config.rope();
    int half = config.headDim() / 2;
    inverseFrequencies = new double[half];
    for (int j = 0; j < half; j++) {
      double frequency = Math.pow(rope.theta(), -2.0 * j / config.headDim());
      frequency = scaled(frequency, rope);
      inverseFrequencies[j] =
          rope.divisors().isEmpty() ? frequency : frequency / rope.divisors().get(j);
    }
  }

  /**
   * Scales low frequencies by the formula of Llama 3.1, with a blend between its two wavelengths.
   */
  private static double scaled(double frequency, LlamaConfig.Rope rope) {
    if (rope.scaling().equals("linear")) {
      return frequency / rope.factor();
    }
    if (!rope.scaling().equals("llama3")) {
      return frequency;
    }
    double wavelength = 2 * Math.PI / frequency;
    double longest = rope.originalContextLength() / rope.lowFrequencyFactor();
    double shortest = rope.originalContextLength() / rope.highFrequencyFactor();
    if (wavelength > longest) {
      return frequency / rope.factor();
    }
    if (wavelength < shortest) {
      return frequency;
    }
    double blend =
        (rope.originalContextLength() / wavelength - rope.lowFrequencyFactor())
            / (rope.highFrequencyFactor() - rope.lowFrequencyFactor());
    return (1 - blend) * frequency / rope.factor() + blend * frequency;
  }

  /**
   * Writes the cosines [positions, hd], then the sines [positions, hd] with the first half negated,
   * so that rotate-half needs no negation.
   */
  public void write(int positions, boolean doubles, ByteBuffer out) {
    int half = inverseFrequencies.length;
    for (int part = 0; part < 2; part++) {
      for (int position = 0; position < positions; position++) {
        for (int i = 0; i < 2 * half; i++) {
          double angle = position * inverseFrequencies[i % half];
          double value = part == 0 ? Math.cos(angle) : Math.sin(angle) * (i < half ? -1 : 1);
          if (doubles) {
            out.putDouble(value);
          } else {
            out.putFloat((float) value);
          }
        }
      }
    }
  }
}
