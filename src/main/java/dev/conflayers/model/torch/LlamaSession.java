package dev.conflayers.model.torch;

import ai.djl.pytorch.jni.IValue;
import dev.conflayers.model.ConfidenceSpace;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.EarlyExitSession;
import dev.conflayers.model.EarlyExits;
import dev.conflayers.model.LayerConfidence;
import dev.conflayers.model.LayerStates;
import dev.conflayers.model.Logits;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.TokenTree;
import dev.conflayers.model.checkpoint.LlamaConfig;
import dev.conflayers.model.torch.StepCall.StreamUse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Session of a PyTorch model: a KV cache [2L, Hkv, capacity, hd] and the buffers of its passes, all
 * allocated when it opens. A pass is one call into native code and creates no array.
 */
final class LlamaSession implements DecodeSession, LayerStates, EarlyExitSession {
  /** Prompts run in chunks of this number of rows, which bounds the memory of a pass. */
  private static final int CHUNK = 512;

  private final LlamaModel model;
  private final int capacity;
  private final IValue kv;
  private final PassBuffers buffers;
  private final SessionLimits limits;
  private final StepCall step;
  private int length;
  private long passes;
  private long writes;
  private @Nullable LlamaLayerStates layerStates;
  private @Nullable LlamaExits exits;
  private @Nullable LlamaExits watchedExits;
  private boolean closed;

  LlamaSession(LlamaModel model, int capacity) {
    LlamaConfig c = model.config();
    this.model = model;
    this.capacity = capacity;
    this.kv =
        model
            .module()
            .allocate(model.format(), 2L * c.layers(), c.keyValueHeads(), capacity, c.headDim());
    this.buffers =
        new PassBuffers(model, Math.max(PassBuffers.MOST_NODES, Math.min(CHUNK, capacity)));
    this.limits = new SessionLimits(c, capacity);
    this.step = new StepCall(model, kv, buffers);
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public int capacity() {
    return capacity;
  }

  @Override
  public Logits append(int[] tokens, SkipSet skips, Readout readout) {
    limits.checkRoom(length, tokens.length);
    limits.checkVocabulary(tokens);
    SkipMasks.Mask mask = model.masks().of(skips);
    for (int from = 0; from < tokens.length; from += CHUNK) {
      int n = Math.min(CHUNK, tokens.length - from);
      for (int i = 0; i < n; i++) {
        buffers.giveToken(i, tokens[from + i], length + i);
      }
      boolean last = from + n == tokens.length;
      int several = length == 0 ? StepCall.CAUSAL_FROM_START : StepCall.CAUSAL;
      int attention = n == 1 ? StepCall.NO_MASK : several;
      countWrite();
      step.run(n, length, last ? n - 1 : n, attention, mask, last ? readout : null, null);
      length += n;
    }
    return new PassLogits(this, passes, 1, readout);
  }

  @Override
  public Logits append(TokenTree tree, SkipSet skips, Readout readout) {
    return append(tree, skips, readout, null);
  }

  /** Appends a tree, with residual streams read from or kept in the slots of {@code use}. */
  Logits append(TokenTree tree, SkipSet skips, Readout readout, @Nullable StreamUse use) {
    runNodes(tree, 0, skips, readout, use);
    length += tree.size();
    return new PassLogits(this, passes, tree.size(), readout);
  }

  /**
   * Writes the rows of the nodes of {@code tree} from {@code from} on, without appending them; a
   * tree without its first nodes must be a chain.
   */
  void runNodes(
      TokenTree tree, int from, SkipSet skips, @Nullable Readout readout, @Nullable StreamUse use) {
    limits.checkTree(tree.size());
    limits.checkRoom(length, tree.size());
    limits.checkVocabulary(tree.tokens());
    int n = tree.size() - from;
    for (int i = 0; i < n; i++) {
      buffers.giveToken(i, tree.token(from + i), length + tree.depth(from + i));
    }
    int attention = n == 1 ? StepCall.NO_MASK : StepCall.CAUSAL;
    if (!tree.isChain()) {
      buffers.giveTree(tree);
      attention = StepCall.TREE;
    }
    SkipMasks.Mask mask = model.masks().of(skips);
    countWrite();
    step.run(n, length + from, 0, attention, mask, readout, use);
  }

  private void countWrite() {
    checkOpen();
    passes++;
    writes++;
  }

  /** Returns a version number that changes whenever a row of the cache may have been written. */
  long writes() {
    return writes;
  }

  @Override
  public void truncate(int newLength) {
    if (newLength < 0 || newLength > length) {
      throw new IllegalArgumentException(
          "length must be within [0, " + length + "], got " + newLength);
    }
    length = newLength;
  }

  @Override
  public void keep(int base, int[] path) {
    boolean inPlace = checkPath(base, path);
    if (!inPlace) {
      long[] rows = new long[path.length];
      for (int i = 0; i < path.length; i++) {
        rows[i] = path[i];
      }
      checkOpen();
      writes++;
      try (IValue at = IValue.from((long) base);
          IValue chosen = IValue.listFrom(rows)) {
        model.module().effect("keep", kv, at, chosen);
      }
    }
    length = base + path.length;
  }

  /** Returns whether the path's rows are already in place. */
  private boolean checkPath(int base, int[] path) {
    boolean inPlace = true;
    for (int i = 0; i < path.length; i++) {
      int least = i == 0 ? 0 : path[i - 1] + 1;
      boolean lacksRoot = i == 0 && path[i] != 0;
      if (base < 0 || lacksRoot || path[i] < least || base + path[i] >= length) {
        throw new IllegalArgumentException(
            "a path must begin at the root and rise within the rows ["
                + base
                + ", "
                + length
                + "), got node "
                + path[i]
                + " at depth "
                + i);
      }
      inPlace &= path[i] == i;
    }
    return inPlace;
  }

  @Override
  public DecodeSession fork(int rows) {
    if (rows < 0 || rows > length) {
      throw new IllegalArgumentException("rows must be within [0, " + length + "], got " + rows);
    }
    LlamaSession copy = new LlamaSession(model, capacity);
    try (IValue count = IValue.from((long) rows)) {
      model.module().effect("copy_rows", kv, copy.kv, count);
    }
    copy.length = rows;
    return copy;
  }

  @Override
  public LayerConfidence probe(int prefix, int[] tokens, ConfidenceSpace space) {
    int most = Math.max(PassBuffers.MOST_NODES, Math.min(CHUNK, capacity));
    limits.checkTrial(prefix, length, tokens.length, most);
    limits.checkVocabulary(tokens);
    checkOpen();
    passes++;
    for (int i = 0; i < tokens.length; i++) {
      buffers.giveToken(i, tokens[i], prefix + i);
    }
    long[] call = {
      tokens.length, prefix, 0, 0, 0, 0, model.kernels().forRows(tokens.length).code()
    };
    try (IValue arguments = IValue.listFrom(call);
        IValue where = IValue.from(code(space))) {
      model
          .module()
          .effect(
              "probe",
              model.weights(),
              kv,
              model.rope(),
              buffers.given().tensor(),
              buffers.confidence().tensor(),
              model.shapeArgument(),
              model.epsilon(),
              where,
              arguments);
    }
    List<Float> attention = new ArrayList<>();
    List<Float> mlp = new ArrayList<>();
    for (int layer = 0; layer < model.config().layers(); layer++) {
      attention.add(buffers.confidence(layer, 0));
      mlp.add(buffers.confidence(layer, 1));
    }
    return new LayerConfidence(attention, mlp);
  }

  @Override
  public double[][][] states(int prefix, int[] tokens) {
    limits.checkTrial(prefix, length, tokens.length, PassBuffers.MOST_NODES);
    limits.checkVocabulary(tokens);
    return layerStates().grow(prefix, tokens);
  }

  @Override
  public double[][][] trySublayers(int from, int to, int prefix, double[][][] alternatives) {
    limits.checkSublayers(from, to);
    limits.checkAlternatives(alternatives);
    limits.checkTrial(prefix, length, alternatives[0].length, PassBuffers.MOST_NODES);
    return layerStates().trySublayers(from, to, prefix, alternatives);
  }

  @Override
  public int[] read(double[][] states) {
    limits.checkWidth(states);
    return layerStates().read(states);
  }

  private LlamaLayerStates layerStates() {
    checkOpen();
    passes++;
    if (layerStates == null) {
      layerStates = new LlamaLayerStates(model, kv, buffers);
    }
    return layerStates;
  }

  @Override
  public EarlyExits earlyExits(boolean watched) {
    checkOpen();
    LlamaExits known = watched ? watchedExits : exits;
    if (known != null) {
      return known;
    }
    LlamaExits opened = new LlamaExits(this, model, limits, watched);
    if (watched) {
      watchedExits = opened;
    } else {
      exits = opened;
    }
    return opened;
  }

  private static long code(ConfidenceSpace space) {
    return switch (space) {
      case HIDDEN -> 0;
      case LM_HEAD -> 1;
      case LM_HEAD_WITHOUT_NORM -> 2;
    };
  }

  PassBuffers buffersOf(long pass) {
    checkOpen();
    if (pass != passes) {
      throw new IllegalStateException("these logits are from an earlier pass of their session");
    }
    return buffers;
  }

  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("this session is closed");
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      kv.close();
      buffers.close();
      if (layerStates != null) {
        layerStates.close();
      }
      if (exits != null) {
        exits.close();
      }
      if (watchedExits != null) {
        watchedExits.close();
      }
    }
  }
}
