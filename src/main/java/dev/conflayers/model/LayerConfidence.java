package dev.conflayers.model;

import java.util.List;

/**
 * Confidence of each sublayer's output, for every layer of the model: 1 minus its mean entropy over
 * the maximum entropy, on a scale of 0 to 1 (a single-precision value, not yet rounded to
 * binary16).
 */
public record LayerConfidence(List<Float> attention, List<Float> mlp) {
  public LayerConfidence {
    attention = List.copyOf(attention);
    mlp = List.copyOf(mlp);
    if (attention.size() != mlp.size()) {
      throw new IllegalArgumentException(
          "attention and mlp must have the same number of layers, got "
              + attention.size()
              + " and "
              + mlp.size());
    }
  }

  public int layers() {
    return attention.size();
  }
}
