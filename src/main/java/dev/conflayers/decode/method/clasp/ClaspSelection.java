package dev.conflayers.decode.method.clasp;

import dev.conflayers.decode.method.WholeLayers;
import dev.conflayers.model.DecodeSession;
import java.util.BitSet;

/**
 * CLaSp's dynamic programme (arXiv 2505.24196, algorithm 1): the layers to skip such that the last
 * hidden state points in the same direction as full depth's.
 *
 * <p>g(i, j) is a hidden state after i layers of which j are skipped: either g(i-1, j-1), with the
 * layer skipped, or f_i(g(i-1, j)), with the layer run, whichever has the larger cosine with full
 * depth's state x_i; if both are equal, the layer runs. The result is approximate, because the
 * state that is best now need not lead to the one that is best later.
 */
public final class ClaspSelection {
  private final int layers;
  private final int skips;

  /**
   * @param skips number of layers to skip, fewer than the model has
   */
  ClaspSelection(int layers, int skips) {
    this.layers = layers;
    this.skips = skips;
  }

  /** Function that runs a layer, counted from 0, over several states. */
  @FunctionalInterface
  interface Layer {
    double[][] run(int layer, double[][] states);
  }

  /** Returns the layers to skip, judged on one token that follows {@code prefix} rows. */
  BitSet choose(DecodeSession session, int prefix, int token) {
    return choose(
        WholeLayers.states(session, prefix, token),
        (layer, states) -> WholeLayers.run(session, layer, prefix, states));
  }

  /**
   * Returns the layers to skip.
   *
   * @param full the states of full depth, [layers + 1][hidden]
   */
  BitSet choose(double[][] full, Layer layer) {
    boolean[][] skipped = new boolean[layers + 1][skips + 1];
    // best[j] is g(i, j); null if j of i layers cannot have been skipped, or too few layers follow
    // to skip the rest.
    double[][] best = new double[skips + 1][];
    best[0] = full[0];
    for (int i = 1; i <= layers; i++) {
      // At least this number must be skipped by now for the remaining layers to suffice.
      int least = Math.max(0, skips - (layers - i));
      int most = Math.min(i, skips);
      double[][] next = new double[skips + 1][];
      double[][] ran = run(best, i - 1, least, Math.min(i - 1, most), layer);
      for (int j = least; j <= most; j++) {
        double[] without = j == 0 ? null : best[j - 1];
        double[] with = ran[j];
        boolean skip =
            with == null || (without != null && cosine(without, full[i]) > cosine(with, full[i]));
        next[j] = skip ? without : with;
        skipped[i][j] = skip;
      }
      best = next;
    }
    return path(skipped);
  }

  /** Runs a layer over the states that are still needed, in one pass. */
  private double[][] run(double[][] best, int layer, int from, int to, Layer runs) {
    double[][] ran = new double[skips + 1][];
    if (to >= from) {
      double[][] given = new double[to - from + 1][];
      System.arraycopy(best, from, given, 0, given.length);
      System.arraycopy(runs.run(layer, given), 0, ran, from, given.length);
    }
    return ran;
  }

  private BitSet path(boolean[][] skipped) {
    BitSet left = new BitSet();
    int j = skips;
    for (int i = layers; i > 0; i--) {
      if (skipped[i][j]) {
        left.set(i - 1);
        j--;
      }
    }
    return left;
  }

  public static double cosine(double[] a, double[] b) {
    double dot = 0;
    double squareA = 0;
    double squareB = 0;
    for (int i = 0; i < a.length; i++) {
      dot += a[i] * b[i];
      squareA += a[i] * a[i];
      squareB += b[i] * b[i];
    }
    return dot / Math.sqrt(squareA * squareB);
  }
}
