package dev.conflayers.decode.method;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.LayerStates;

/** Hidden states of one token at layer boundaries, for methods that skip whole layers. */
public final class WholeLayers {
  private WholeLayers() {}

  /** Returns the states of a token that follows {@code prefix} rows, [layers + 1][hidden]. */
  public static double[][] states(DecodeSession session, int prefix, int token) {
    double[][][] boundaries = LayerStates.of(session).states(prefix, new int[] {token});
    double[][] states = new double[boundaries.length / 2 + 1][];
    for (int i = 0; i < states.length; i++) {
      states[i] = boundaries[2 * i][0];
    }
    return states;
  }

  /** Returns one layer's outputs for several states [n][hidden] of such a token. */
  public static double[][] run(DecodeSession session, int layer, int prefix, double[][] states) {
    double[][][] alternatives = new double[states.length][][];
    for (int i = 0; i < alternatives.length; i++) {
      alternatives[i] = new double[][] {states[i]};
    }
    double[][][] tried =
        LayerStates.of(session).trySublayers(2 * layer, 2 * layer + 2, prefix, alternatives);
    double[][] run = new double[tried.length][];
    for (int i = 0; i < run.length; i++) {
      run[i] = tried[i][0];
    }
    return run;
  }
}
