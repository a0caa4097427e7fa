package dev.conflayers.model.torch;

import ai.djl.pytorch.jni.IValue;
import dev.conflayers.model.SkipSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** Skip sets in the program's format: two lists of booleans, true for run. */
final class SkipMasks implements AutoCloseable {
  private static final int MOST = 256;

  private final int layers;
  private final Map<SkipSet, Mask> masks = new LinkedHashMap<>(16, 0.75f, true);

  SkipMasks(int layers) {
    this.layers = layers;
  }

  /** Returns the mask of {@code skips}; it stays open. */
  Mask of(SkipSet skips) {
    Mask known = masks.get(skips);
    if (known != null) {
      return known;
    }
    refuseLayersBeyond(skips);
    if (masks.size() == MOST) {
      SkipSet oldest = masks.keySet().iterator().next();
      Mask evicted = masks.remove(oldest);
      if (evicted != null) {
        evicted.close();
      }
    }
    boolean[] attention = new boolean[layers];
    boolean[] mlp = new boolean[layers];
    for (int i = 0; i < layers; i++) {
      attention[i] = !skips.skipsAttention(i);
      mlp[i] = !skips.skipsMlp(i);
    }
    Mask made = new Mask(IValue.listFrom(attention), IValue.listFrom(mlp));
    masks.put(skips, made);
    return made;
  }

  private void refuseLayersBeyond(SkipSet skips) {
    int highest = Math.max(skips.attention().length(), skips.mlp().length()) - 1;
    if (highest >= layers) {
      throw new IllegalArgumentException(
          "a skip set must name layers within [0, " + layers + "), got layer " + highest);
    }
  }

  @Override
  public void close() {
    masks.values().forEach(Mask::close);
    masks.clear();
  }

  /** Which sublayers run. */
  record Mask(IValue attention, IValue mlp) {
    void close() {
      attention.close();
      mlp.close();
    }
  }
}
