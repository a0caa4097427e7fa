package dev.conflayers.model.torch;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.IValue;
import java.nio.DoubleBuffer;

/** Residual streams, sublayer by sublayer, on a session's rows, which they do not change. */
final class LlamaLayerStates implements AutoCloseable {
  private final LlamaModel model;
  private final IValue kv;
  private final PassBuffers buffers;
  private final int hidden;
  private ScriptModule.Shared states;
  private int rows;

  LlamaLayerStates(LlamaModel model, IValue kv, PassBuffers buffers) {
    this.model = model;
    this.kv = kv;
    this.buffers = buffers;
    this.hidden = model.config().hidden();
    this.rows = PassBuffers.MOST_NODES;
    this.states = model.module().share(DataType.FLOAT64, rows, hidden);
  }

  double[][][] grow(int prefix, int[] tokens) {
    int n = tokens.length;
    int sublayers = 2 * model.config().layers();
    needRows((sublayers + 1L) * n);
    for (int i = 0; i < n; i++) {
      buffers.giveToken(i, tokens[i], prefix + i);
    }
    through(n, prefix, 0, sublayers, /* embeddings= */ true, StepCall.CAUSAL, /* every= */ true);
    double[][][] grown = new double[sublayers + 1][][];
    for (int i = 0; i < grown.length; i++) {
      grown[i] = take(i * n, n);
    }
    return grown;
  }

  /** Runs as many whole alternatives per call as fit its rows. */
  double[][][] trySublayers(int from, int to, int prefix, double[][][] alternatives) {
    int tokens = alternatives[0].length;
    int most = PassBuffers.MOST_NODES / tokens;
    double[][][] tried = new double[alternatives.length][][];
    for (int first = 0; first < tried.length; first += most) {
      int count = Math.min(most, tried.length - first);
      for (int i = 0; i < count; i++) {
        put(i * tokens, alternatives[first + i], 0, tokens);
        for (int t = 0; t < tokens; t++) {
          buffers.giveToken(i * tokens + t, 0, prefix + t);
        }
      }
      buffers.giveRuns(count, tokens);
      through(
          count * tokens,
          prefix,
          from,
          to,
          /* embeddings= */ false,
          StepCall.TREE,
          /* every= */ false);
      for (int i = 0; i < count; i++) {
        tried[first + i] = take(i * tokens, tokens);
      }
    }
    return tried;
  }

  private void through(
      int n, int prefix, int from, int to, boolean embeddings, int attention, boolean every) {
    long kernel = model.kernels().forRows(n).code();
    long[] call = {n, prefix, from, to, embeddings ? 1 : 0, attention, kernel, every ? 1 : 0};
    try (IValue arguments = IValue.listFrom(call)) {
      model
          .module()
          .effect(
              "through",
              model.weights(),
              kv,
              model.rope(),
              buffers.given().tensor(),
              buffers.tree().tensor(),
              states.tensor(),
              model.shapeArgument(),
              model.epsilon(),
              arguments);
    }
  }

  /** Returns the best token after each stream. */
  int[] read(double[][] streams) {
    int[] best = new int[streams.length];
    for (int first = 0; first < best.length; first += PassBuffers.MOST_NODES) {
      int n = Math.min(PassBuffers.MOST_NODES, best.length - first);
      put(0, streams, first, n);
      long[] call = {n, 0, 0, 0, 0, 0, model.kernels().forRows(n).code()};
      try (IValue arguments = IValue.listFrom(call)) {
        model
            .module()
            .effect(
                "read",
                model.weights(),
                kv,
                states.tensor(),
                buffers.ids().tensor(),
                model.shapeArgument(),
                model.epsilon(),
                arguments);
      }
      for (int i = 0; i < n; i++) {
        best[first + i] = buffers.id(i, 0);
      }
    }
    return best;
  }

  private void needRows(long wanted) {
    long bytes = wanted * hidden * Double.BYTES;
    if (bytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "the states of one call must fit " + Integer.MAX_VALUE + " bytes, got " + bytes);
    }
    if (wanted > rows) {
      ScriptModule.Shared larger = model.module().share(DataType.FLOAT64, wanted, hidden);
      states.close();
      states = larger;
      rows = (int) wanted;
    }
  }

  private void put(int row, double[][] streams, int from, int count) {
    DoubleBuffer numbers = states.bytes().asDoubleBuffer();
    for (int i = 0; i < count; i++) {
      numbers.put((row + i) * hidden, streams[from + i]);
    }
  }

  private double[][] take(int row, int count) {
    DoubleBuffer numbers = states.bytes().asDoubleBuffer();
    double[][] taken = new double[count][hidden];
    for (int i = 0; i < count; i++) {
      numbers.get((row + i) * hidden, taken[i]);
    }
    return taken;
  }

  @Override
  public void close() {
    states.close();
  }
}
