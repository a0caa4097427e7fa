package dev.conflayers.model.llama;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.IValue;
import dev.conflayers.model.llama.format.LlamaConfig;
import java.nio.ByteBuffer;

/** Residual streams of one token, layer by layer, on a session's rows. */
final class LayerStates implements AutoCloseable {
  private final LlamaModel model;
  private final IValue kv;
  private final PassBuffers buffers;
  private final ScriptModule.Shared states;

  LayerStates(LlamaModel model, IValue kv, PassBuffers buffers) {
    LlamaConfig c = model.config();
    this.model = model;
    this.kv = kv;
    this.buffers = buffers;
    this.states =
        model
            .module()
            .share(DataType.FLOAT64, Math.max(PassBuffers.MOST_NODES, c.layers() + 1), c.hidden());
  }

  double[][] grow(int prefix, int token) {
    buffers.giveToken(0, token, prefix);
    try (IValue arguments = IValue.listFrom(call(1, prefix))) {
      model
          .module()
          .effect(
              "grow",
              model.weights(),
              kv,
              model.rope(),
              buffers.given().tensor(),
              states.tensor(),
              model.shapeArgument(),
              model.epsilon(),
              arguments);
    }
    return read(model.config().layers() + 1);
  }

  double[][] tryLayer(int layer, int prefix, double[][] alternatives) {
    int n = alternatives.length;
    int hidden = model.config().hidden();
    ByteBuffer bytes = states.bytes();
    for (int row = 0; row < n; row++) {
      buffers.giveToken(row, 0, prefix);
      for (int i = 0; i < hidden; i++) {
        bytes.putDouble(8 * (row * hidden + i), alternatives[row][i]);
      }
    }
    buffers.giveStrangers(n);
    try (IValue index = IValue.from((long) layer);
        IValue arguments = IValue.listFrom(call(n, prefix))) {
      model
          .module()
          .effect(
              "try_layer",
              model.weights(),
              kv,
              model.rope(),
              buffers.given().tensor(),
              buffers.tree().tensor(),
              states.tensor(),
              model.shapeArgument(),
              model.epsilon(),
              index,
              arguments);
    }
    return read(n);
  }

  private long[] call(int n, int prefix) {
    return new long[] {n, prefix, 0, 0, 0, 0, model.kernels().forRows(n).code(), 0};
  }

  private double[][] read(int rows) {
    int hidden = model.config().hidden();
    double[][] read = new double[rows][hidden];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < hidden; i++) {
        read[row][i] = states.bytes().getDouble(8 * (row * hidden + i));
      }
    }
    return read;
  }

  @Override
  public void close() {
    states.close();
  }
}
