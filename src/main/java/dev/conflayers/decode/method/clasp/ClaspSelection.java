package dev.conflayers.decode.method.clasp;

import dev.conflayers.decode.method.WholeLayers;
import dev.conflayers.model.DecodeSession;
import java.util.BitSet;

/**
 * CLaSp's dynamic programme (arXiv 2505.24196, algorithm 1): which layers may be left out so that
 * the last hidden state points where full depth's does.
 *
 * <p>g(i, j) is a hidden state after i layers of which j are left out: of g(i-1, j-1), the layer
 * left out, and f_i(g(i-1, j)), the layer run, the one whose cosine with full depth's state x_i is
 * larger; where both are the same, the layer runs. It is approximate, for which state is best later
 * is not decided by which is best now.
 */
public final class ClaspSelection {
  private final int layers;
  private final int skips;

  /**
   * @param skips layers to leave out, fewer than there are
   */
  ClaspSelection(int layers, int skips) {
    this.layers = layers;
    this.skips = skips;
  }

  /** Runs a layer, counted from 0, over several states. */
  @FunctionalInterface
  interface Layer {
    double[][] run(int layer, double[][] states);
  }

  /** Returns the layers to leave out, judged on one token that follows {@code prefix} rows. */
  BitSet choose(DecodeSession session, int prefix, int token) {
    return choose(
        WholeLayers.states(session, prefix, token),
        (layer, states) -> WholeLayers.run(session, layer, prefix, states));
  }

  /**
   * Returns the layers to leave out.
   *
   * @param full the states of full depth, [layers + 1][hidden]
   */
  BitSet choose(double[][] full, Layer layer) {
    boolean[][] skipped = new boolean[layers + 1][skips + 1];
    // best[j] is g(i, j); null where j layers cannot have been left out of i, or too few could be.
    double[][] best = new double[skips + 1][];
    best[0] = full[0];
    for (int i = 1; i <= layers; i++) {
      // So many must be left out by now for the rest to suffice.
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

  /** Runs a layer over those of the states that count, in one pass. */
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
