package dev.conflayers.decode.method.conflayers;

import dev.conflayers.model.SkipSet;
import java.util.BitSet;

/** What a model's depth and the settings make of the bounds of a search. */
record SearchLimits(ConfLayersSettings settings, int layers) {
  /** How far above the target the skipped fraction may be before the factor is raised. */
  private static final double BAND = 0.25;

  static final double LAMBDA_STEP = 0.05;

  /** Layers that may be left out: all but the first and the last. */
  int eligible() {
    return layers - 2;
  }

  /** The smallest set that may win. */
  int minLayers() {
    return (int) Math.floor(eligible() * settings.skipRatio()) + 1;
  }

  /** Every other layer from the second on, never the last: what drafts before the first search. */
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
