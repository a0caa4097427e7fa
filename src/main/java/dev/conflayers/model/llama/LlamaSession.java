package dev.conflayers.model.llama;

import ai.djl.pytorch.jni.IValue;
import dev.conflayers.model.ConfidenceSpace;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.LayerConfidence;
import dev.conflayers.model.Logits;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.TokenTree;
import dev.conflayers.model.llama.format.LlamaConfig;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sequence on one model: a KV cache [2L, Hkv, capacity, hd] and the buffers of its passes, all
 * allocated when it opens. A pass is one call into native code and creates no array.
 */
final class LlamaSession implements DecodeSession {
  /** Prompts run in pieces of this many rows, which bounds the memory of a pass. */
  private static final int CHUNK = 512;

  private static final int NO_MASK = 0;
  private static final int CAUSAL = 1;
  private static final int TREE = 2;
  private static final int CAUSAL_FROM_START = 3;

  private final LlamaModel model;
  private final int capacity;
  private final IValue kv;
  private final PassBuffers buffers;
  private final long[] call = new long[8];
  private int length;
  private long passes;
  private @Nullable LayerStates layerStates;
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
    checkRoom(length, tokens.length);
    checkVocabulary(tokens);
    SkipMasks.Mask mask = model.masks().of(skips);
    for (int from = 0; from < tokens.length; from += CHUNK) {
      int n = Math.min(CHUNK, tokens.length - from);
      for (int i = 0; i < n; i++) {
        buffers.giveToken(i, tokens[from + i], length + i);
      }
      boolean last = from + n == tokens.length;
      int attention = n == 1 ? NO_MASK : length == 0 ? CAUSAL_FROM_START : CAUSAL;
      pass(n, last ? n - 1 : n, attention, mask, last ? readout : null);
      length += n;
    }
    return new PassLogits(this, passes, 1, readout);
  }

  @Override
  public Logits append(TokenTree tree, SkipSet skips, Readout readout) {
    int n = tree.size();
    if (n > PassBuffers.MOST_NODES) {
      throw new IllegalArgumentException(
          "a tree must have at most " + PassBuffers.MOST_NODES + " nodes, got " + n);
    }
    checkRoom(length, n);
    for (int node = 0; node < n; node++) {
      checkVocabulary(tree.token(node));
      buffers.giveToken(node, tree.token(node), length + tree.depth(node));
    }
    int attention = n == 1 ? NO_MASK : CAUSAL;
    if (!tree.isChain()) {
      buffers.giveTree(tree);
      attention = TREE;
    }
    pass(n, 0, attention, model.masks().of(skips), readout);
    length += n;
    return new PassLogits(this, passes, n, readout);
  }

  private void pass(
      int n, int firstScored, int attention, SkipMasks.Mask mask, @Nullable Readout readout) {
    checkOpen();
    passes++;
    int ranks = readout == null ? 0 : Math.min(readout.ranks(), model.config().vocabulary());
    if (readout != null && readout.values()) {
      buffers.needLogits(n - firstScored);
    }
    call[0] = n;
    call[1] = length;
    call[2] = firstScored;
    call[3] = ranks;
    call[4] = readout != null && readout.values() ? 1 : 0;
    call[5] = attention;
    call[6] = model.kernels().forRows(n).code();
    call[7] = model.kernels().forRows(1).code();
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
              model.shapeArgument(),
              model.epsilon(),
              mask.attention(),
              mask.mlp(),
              arguments);
    }
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
      try (IValue at = IValue.from((long) base);
          IValue chosen = IValue.listFrom(rows)) {
        model.module().effect("keep", kv, at, chosen);
      }
    }
    length = base + path.length;
  }

  /** Returns whether the path's rows are already where they belong. */
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
    checkPrefix(prefix, 1);
    int most = Math.max(PassBuffers.MOST_NODES, Math.min(CHUNK, capacity));
    if (tokens.length < 1 || tokens.length > most) {
      throw new IllegalArgumentException(
          "a probe takes between 1 and " + most + " tokens, got " + tokens.length);
    }
    if (prefix + tokens.length > capacity) {
      throw new IllegalArgumentException(
          "a probe must end within the capacity of "
              + capacity
              + " rows, got "
              + (prefix + tokens.length));
    }
    checkVocabulary(tokens);
    checkOpen();
    passes++;
    for (int i = 0; i < tokens.length; i++) {
      buffers.giveToken(i, tokens[i], prefix + i);
    }
    call[0] = tokens.length;
    call[1] = prefix;
    call[6] = model.kernels().forRows(tokens.length).code();
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
  public double[][] states(int prefix, int token) {
    checkPrefix(prefix, 1);
    checkVocabulary(token);
    return layerStates().grow(prefix, token);
  }

  @Override
  public double[][] tryLayer(int layer, int prefix, double[][] alternatives) {
    checkPrefix(prefix, alternatives.length);
    if (layer < 0 || layer >= model.config().layers()) {
      throw new IllegalArgumentException(
          "layer must be within [0, " + (model.config().layers() - 1) + "], got " + layer);
    }
    return layerStates().tryLayer(layer, prefix, alternatives);
  }

  private LayerStates layerStates() {
    checkOpen();
    passes++;
    if (layerStates == null) {
      layerStates = new LayerStates(model, kv, buffers);
    }
    return layerStates;
  }

  private void checkPrefix(int prefix, int rows) {
    if (prefix < 0 || prefix > length) {
      throw new IllegalArgumentException(
          "prefix must be within [0, " + length + "], got " + prefix);
    }
    if (rows < 1 || rows > PassBuffers.MOST_NODES) {
      throw new IllegalArgumentException(
          "alternatives must number within [1, " + PassBuffers.MOST_NODES + "], got " + rows);
    }
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
      throw new IllegalStateException("these logits are of an earlier pass of their session");
    }
    return buffers;
  }

  private void checkRoom(int from, int n) {
    if (n < 1) {
      throw new IllegalArgumentException("a pass needs at least 1 token, got " + n);
    }
    if (from + n > capacity) {
      throw new IllegalArgumentException(
          "a session of capacity "
              + capacity
              + " that holds "
              + from
              + " tokens has no room for "
              + n
              + " more");
    }
  }

  private void checkVocabulary(int... tokens) {
    for (int token : tokens) {
      if (token < 0 || token >= model.config().vocabulary()) {
        throw new IllegalArgumentException(
            "a token must be within [0, " + model.config().vocabulary() + "), got " + token);
      }
    }
  }

  private void checkOpen() {
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
    }
  }
}
