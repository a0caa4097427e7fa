package dev.conflayers.model.torch;

import ai.djl.pytorch.jni.IValue;
import dev.conflayers.model.Readout;
import org.jspecify.annotations.Nullable;

/** The native call that runs a pass, with its arguments. */
final class StepCall {
  /** A pass of one row, which attends to every row up to its own. */
  static final int NO_MASK = 0;

  static final int CAUSAL = 1;
  static final int TREE = 2;
  static final int CAUSAL_FROM_START = 3;

  private final LlamaModel model;
  private final IValue kv;
  private final PassBuffers buffers;
  private final long[] call = new long[11];

  StepCall(LlamaModel model, IValue kv, PassBuffers buffers) {
    this.model = model;
    this.kv = kv;
    this.buffers = buffers;
  }

  /**
   * Runs the first {@code n} tokens of the buffers, writes the rows from {@code start} on, and
   * scores those from {@code firstScored} on if a readout is requested.
   */
  void run(
      int n,
      int start,
      int firstScored,
      int attention,
      SkipMasks.Mask mask,
      @Nullable Readout readout,
      @Nullable StreamUse use) {
    int ranks = readout == null ? 0 : Math.min(readout.ranks(), model.config().vocabulary());
    boolean values = readout != null && readout.values();
    if (values) {
      buffers.needLogits(n - firstScored);
    }
    call[0] = n;
    call[1] = start;
    call[2] = firstScored;
    call[3] = ranks;
    call[4] = values ? 1 : 0;
    call[5] = attention;
    call[6] = model.kernels().forRows(n).code();
    call[7] = model.kernels().forRows(1).code();
    call[8] = use == null ? 0 : use.begin();
    call[9] = use == null ? 0 : use.keep();
    call[10] = use == null ? 0 : use.row();
    // A pass that keeps nothing takes any tensor.
    IValue kept = use == null ? kv : use.kept();
    try (IValue arguments = IValue.listFrom(call)) {
      model
          .module()
          .effect(
              "step",
              model.weights(),
              kv,
              model.rope(),
              buffers.given().tensor(),
              buffers.tree().tensor(),
              buffers.ids().tensor(),
              buffers.scores().tensor(),
              buffers.logits().tensor(),
              kept,
              model.shapeArgument(),
              model.epsilon(),
              mask.attention(),
              mask.mlp(),
              arguments);
    }
  }

  /**
   * Start of a pass's residual streams, and which of them it keeps.
   *
   * @param kept the kept streams [slots, most nodes, hidden]
   * @param begin 0 for the embeddings, i + 1 for the streams in slot i
   * @param keep {@link #NOTHING}, {@link #LAST} or {@link #EVERY_LAYER}
   * @param row row of a slot in which the pass's first row is stored
   */
  record StreamUse(IValue kept, int begin, int keep, int row) {
    static final int NOTHING = 0;

    /** Keeps the output of the last layer of the pass, in slot 0. */
    static final int LAST = 1;

    /** Keeps the output of each layer that runs, in the layer's slot. */
    static final int EVERY_LAYER = 2;
  }
}
