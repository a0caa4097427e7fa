package dev.conflayers.decode.method.conflayers;

import dev.conflayers.model.SkipSet;
import java.util.BitSet;

/** Bounds of a search, derived from the model's depth and the settings. */
record SearchLimits(ConfLayersSettings settings, int layers) {
  /** How far the skipped fraction may exceed the target before the factor is raised. */
  private static final double BAND = 0.25;

  static final double LAMBDA_STEP = 0.05;

  /** Number of layers that may be skipped: all but the first and the last. */
  int eligible() {
    return layers - 2;
  }

  /** The smallest size of a set that may win. */
  int minLayers() {
    return (int) Math.floor(eligible() * settings.skipRatio()) + 1;
  }

  /**
   * The set used before the first search: every other layer from the second on, except the last.
   */
  SkipSet initialSet() {
    BitSet set = new BitSet();
    for (int layer = 1; layer < layers - 1; layer += 2) {
      set.set(layer);
    }
    return SkipSet.ofLayers(set);
  }

  boolean bigEnough(SkipSet set) {
    return set.attentionCount() >= minLayers();
  }

  /** Returns by how much the factor is to change if it led to {@code set}. */
  double lambdaChange(SkipSet set) {
    double fraction = set.attentionCount() / (double) eligible();
    if (fraction > settings.skipRatio() + BAND) {
      return LAMBDA_STEP;
    }
    return fraction < settings.skipRatio() ? -LAMBDA_STEP : 0;
  }
}
