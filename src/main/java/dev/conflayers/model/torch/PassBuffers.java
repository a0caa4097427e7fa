package dev.conflayers.model.torch;

import ai.djl.ndarray.types.DataType;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.Readout;
import dev.conflayers.model.TokenTree;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Buffers through which a session and the program exchange tokens and scores. They are allocated
 * once, so that a step allocates nothing.
 */
final class PassBuffers implements AutoCloseable {
  /** The most nodes a tree may have: more than the 131 of ConfLayers' widest comb. */
  static final int MOST_NODES = 256;

  private final int mostRows;
  private final int vocabulary;
  private final int scoreBytes;
  private final ScriptModule module;
  private final ScriptModule.Shared given;
  private final ScriptModule.Shared tree;
  private final ScriptModule.Shared ids;
  private final ScriptModule.Shared scores;
  private final ScriptModule.Shared confidence;
  private ScriptModule.@Nullable Shared logits;
  private int logitRows;

  PassBuffers(LlamaModel model, int mostRows) {
    this.mostRows = mostRows;
    this.module = model.module();
    this.vocabulary = model.config().vocabulary();
    this.scoreBytes = model.format() == NumberFormat.FP64 ? 8 : 4;
    this.given = module.share(DataType.INT64, 2, mostRows);
    this.tree = module.share(DataType.UINT8, MOST_NODES, MOST_NODES);
    this.ids = module.share(DataType.INT64, MOST_NODES, Readout.MAX_RANKS);
    this.scores = module.share(scoreType(), MOST_NODES, Readout.MAX_RANKS + 1);
    this.confidence = module.share(DataType.FLOAT32, model.config().layers(), 2);
    this.logits = null;
  }

  private DataType scoreType() {
    return scoreBytes == 8 ? DataType.FLOAT64 : DataType.FLOAT32;
  }

  void giveToken(int row, int token, int position) {
    given.bytes().putLong(8 * row, token);
    given.bytes().putLong(8 * (mostRows + row), position);
  }

  /** Writes the attention mask of a tree: each node attends to its ancestors and itself. */
  void giveTree(TokenTree shape) {
    ByteBuffer bytes = tree.bytes();
    int n = shape.size();
    for (int node = 0; node < n; node++) {
      for (int other = 0; other < n; other++) {
        bytes.put(node * MOST_NODES + other, (byte) 0);
      }
      for (int ancestor = node; ancestor >= 0; ancestor = shape.parent(ancestor)) {
        bytes.put(node * MOST_NODES + ancestor, (byte) 1);
      }
    }
  }

  /**
   * Writes the attention mask of runs of {@code length}: each node attends to its own run up to
   * itself.
   */
  void giveRuns(int runs, int length) {
    ByteBuffer bytes = tree.bytes();
    int n = runs * length;
    for (int node = 0; node < n; node++) {
      int first = node / length * length;
      for (int other = 0; other < n; other++) {
        boolean seen = other >= first && other <= node;
        bytes.put(node * MOST_NODES + other, (byte) (seen ? 1 : 0));
      }
    }
  }

  int id(int row, int rank) {
    return (int) ids.bytes().getLong(8 * (row * Readout.MAX_RANKS + rank));
  }

  double score(int row, int column) {
    int index = row * (Readout.MAX_RANKS + 1) + column;
    return scoreBytes == 8
        ? scores.bytes().getDouble(8 * index)
        : scores.bytes().getFloat(4 * index);
  }

  float confidence(int layer, int part) {
    return confidence.bytes().getFloat(4 * (2 * layer + part));
  }

  double[] logits(int row) {
    ScriptModule.Shared kept = logits;
    if (kept == null) {
      throw new IllegalStateException("this pass did not request every logit");
    }
    double[] values = new double[vocabulary];
    int base = row * vocabulary;
    for (int i = 0; i < vocabulary; i++) {
      values[i] =
          scoreBytes == 8
              ? kept.bytes().getDouble(8 * (base + i))
              : kept.bytes().getFloat(4 * (base + i));
    }
    return values;
  }

  /** Makes room for every logit of {@code rows} rows. */
  void needLogits(int rows) {
    if (logits == null || logitRows < rows) {
      if (logits != null) {
        logits.close();
      }
      logits = module.share(scoreType(), rows, vocabulary);
      logitRows = rows;
    }
  }

  ScriptModule.Shared given() {
    return given;
  }

  ScriptModule.Shared tree() {
    return tree;
  }

  ScriptModule.Shared ids() {
    return ids;
  }

  ScriptModule.Shared scores() {
    return scores;
  }

  ScriptModule.Shared confidence() {
    return confidence;
  }

  /** Returns the buffer of all logits, or the scores' if no pass has requested them. */
  ScriptModule.Shared logits() {
    return logits == null ? scores : logits;
  }

  @Override
  public void close() {
    given.close();
    tree.close();
    ids.close();
    scores.close();
    confidence.close();
    if (logits != null) {
      logits.close();
    }
  }
}
