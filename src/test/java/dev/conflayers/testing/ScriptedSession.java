package dev.conflayers.testing;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A session of a {@link ScriptedModel}. It remembers who wrote each row. */
final class ScriptedSession implements DecodeSession, LayerStates, EarlyExitSession {
  private final ScriptedModel model;
  private final long[] rows;
  private final long[] texts;
  private final SkipSet[] writers;
  private final Map<Boolean, EarlyExits> exits = new HashMap<>();
  private int length;
  private int passes;
  private int writes;
  private int treeBase = -1;
  private @Nullable TokenTree tree;
  private boolean open = true;

  ScriptedSession(ScriptedModel model, int capacity) {
    this.model = model;
    this.rows = new long[capacity];
    this.texts = new long[capacity];
    this.writers = new SkipSet[capacity];
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public int capacity() {
    return rows.length;
  }

  @Override
  public Logits append(int[] tokens, SkipSet skips, Readout readout) {
    checkRoom(length, tokens);
    checkRows(length, skips);
    for (int token : tokens) {
      write(length, ScriptedModel.row(token, length), skips);
      length++;
    }
    model.read(model.shape().passBytes(skips));
    int[] best = {model.best(text(length), skips)};
    double[] confidence = {ScriptedModel.confidence(text(length))};
    return logits(best, confidence, readout);
  }

  @Override
  public Logits append(TokenTree appended, SkipSet skips, Readout readout) {
    return append(appended, skips, readout, model.shape().passBytes(skips));
  }

  /** Appends a tree by a pass that reads so many bytes of weights. */
  Logits append(TokenTree appended, SkipSet skips, Readout readout, long bytes) {
    checkRoom(length, appended.tokens());
    checkRows(length, skips);
    int size = appended.size();
    long[] after = new long[size];
    int[] best = new int[size];
    double[] confidence = new double[size];
    for (int node = 0; node < size; node++) {
      long before = node == 0 ? text(length) : after[appended.parent(node)];
      long row = ScriptedModel.row(appended.token(node), length + appended.depth(node));
      after[node] = ScriptedModel.follow(before, row);
      best[node] = model.best(after[node], skips);
      confidence[node] = ScriptedModel.confidence(after[node]);
    }
    for (int node = 0; node < size; node++) {
      write(
          length + node,
          ScriptedModel.row(appended.token(node), length + appended.depth(node)),
          skips);
    }
    model.read(bytes);
    Logits logits = logits(best, confidence, readout);
    treeBase = length;
    tree = appended;
    length += size;
    return logits;
  }

  @Override
  public void truncate(int newLength) {
    checkOpen();
    check(newLength >= 0 && newLength <= length, "truncated " + length + " rows to " + newLength);
    length = newLength;
    tree = null;
  }

  @Override
  public void keep(int base, int[] path) {
    checkOpen();
    TokenTree appended = tree;
    if (appended == null || base != treeBase) {
      throw new IllegalStateException("kept a path at " + base + ", where no tree was appended");
    }
    check(path.length > 0 && path[0] == 0, "kept a path that does not begin at the root");
    for (int i = 1; i < path.length; i++) {
      check(appended.parent(path[i]) == path[i - 1], "kept nodes that are not a path");
    }
    for (int i = 0; i < path.length; i++) {
      write(base + i, rows[base + path[i]], SkipSet.none());
    }
    length = base + path.length;
    tree = null;
  }

  @Override
  public DecodeSession fork(int forkLength) {
    checkOpen();
    check(forkLength >= 0 && forkLength <= length, "forked " + forkLength + " of " + length);
    ScriptedSession fork = new ScriptedSession(model, rows.length);
    System.arraycopy(rows, 0, fork.rows, 0, forkLength);
    System.arraycopy(texts, 0, fork.texts, 0, forkLength);
    System.arraycopy(writers, 0, fork.writers, 0, forkLength);
    fork.length = forkLength;
    model.opened();
    return fork;
  }

  @Override
  public LayerConfidence probe(int prefix, int[] tokens, ConfidenceSpace space) {
    checkTrial(prefix, tokens.length);
    checkRoom(prefix, tokens);
    long text = text(prefix);
    for (int i = 0; i < tokens.length; i++) {
      text = ScriptedModel.follow(text, ScriptedModel.row(tokens[i], prefix + i));
    }
    boolean headless = space == ConfidenceSpace.HIDDEN;
    model.read(model.shape().fullPassBytes() - (headless ? model.shape().weights().head() : 0));
    model.probed(length, prefix, tokens, space);
    passes++;
    List<Float> attention = new ArrayList<>();
    List<Float> mlp = new ArrayList<>();
    for (int layer = 0; layer < model.shape().layers(); layer++) {
      attention.add(ScriptedModel.confidence(text, 2 * layer));
      mlp.add(ScriptedModel.confidence(text, 2 * layer + 1));
    }
    return new LayerConfidence(attention, mlp);
  }

  /**
   * The states of a scripted model are hashes of the text, the sublayer and the coordinate, but for
   * the last, large coordinate: no sublayer changes that, and the head reads little else.
   */
  @Override
  public double[][][] states(int prefix, int[] tokens) {
    checkTrial(prefix, tokens.length);
    checkRoom(prefix, tokens);
    model.read(model.shape().fullPassBytes() - model.shape().weights().head());
    passes++;
    double[][][] states = new double[2 * model.shape().layers() + 1][tokens.length][4];
    long text = text(prefix);
    for (int t = 0; t < tokens.length; t++) {
      text = ScriptedModel.follow(text, ScriptedModel.row(tokens[t], prefix + t));
      for (int boundary = 0; boundary < states.length; boundary++) {
        for (int i = 0; i < 3; i++) {
          states[boundary][t][i] = 1e4 * ScriptedModel.confidence(text, 3 * boundary + i) - 3;
        }
        states[boundary][t][3] = 8 + 1e4 * ScriptedModel.confidence(text, -1);
      }
    }
    return states;
  }

  @Override
  public double[][][] trySublayers(int from, int to, int prefix, double[][][] alternatives) {
    int sublayers = 2 * model.shape().layers();
    check(from >= 0 && from < to && to <= sublayers, "tried sublayers [" + from + ", " + to + ")");
    check(alternatives.length > 0, "tried no alternative");
    checkTrial(prefix, alternatives[0].length);
    double[][][] tried = new double[alternatives.length][][];
    for (int i = 0; i < tried.length; i++) {
      check(alternatives[i].length == alternatives[0].length, "tried alternatives of two lengths");
      tried[i] = alternatives[i].clone();
    }
    for (int sublayer = from; sublayer < to; sublayer++) {
      boolean attention = sublayer % 2 == 0;
      model.read(attention ? model.shape().weights().attention() : model.shape().weights().mlp());
      for (double[][] alternative : tried) {
        for (int t = 0; t < alternative.length; t++) {
          double[] x = alternative[t];
          alternative[t] =
              attention
                  ? new double[] {x[1], x[2], x[0], x[3]}
                  : new double[] {x[0] + sublayer / 2 % 3 - 1, x[1] * 0.9, x[2] - 0.5, x[3]};
        }
      }
    }
    passes++;
    return tried;
  }

  @Override
  public int[] read(double[][] states) {
    checkOpen();
    model.read(model.shape().weights().head());
    passes++;
    return Stream.of(states)
        .mapToInt(x -> x[0] > 1 ? Arrays.hashCode(x) : Double.hashCode(x[3]))
        .map(hash -> Math.floorMod(hash, model.shape().vocabulary()))
        .toArray();
  }

  @Override
  public EarlyExits earlyExits(boolean watched) {
    checkOpen();
    return exits.computeIfAbsent(watched, w -> new ScriptedExits(this, model, w));
  }

  /** Returns the hashes of the texts that end in each node of a chain at the end of the rows. */
  long[] textsOf(TokenTree chain) {
    long[] after = new long[chain.size()];
    long text = text(length);
    for (int node = 0; node < after.length; node++) {
      text = ScriptedModel.follow(text, ScriptedModel.row(chain.token(node), length + node));
      after[node] = text;
    }
    return after;
  }

  /** Returns how often a row has been written. */
  int writes() {
    return writes;
  }

  @Override
  public void close() {
    checkOpen();
    open = false;
    model.closed();
  }

  private Logits logits(int[] best, double[] confidence, Readout readout) {
    int mine = ++passes;
    tree = null;
    return new ScriptedLogits(
        best,
        confidence,
        readout,
        model.shape().vocabulary(),
        () ->
            check(open && passes == mine, "read the logits of a pass that is no longer the last"));
  }

  private void write(int index, long row, SkipSet writer) {
    writes++;
    rows[index] = row;
    texts[index] = ScriptedModel.follow(text(index), row);
    writers[index] = writer;
  }

  private long text(int end) {
    return end == 0 ? model.beginning() : texts[end - 1];
  }

  private void checkRoom(int from, int[] tokens) {
    checkOpen();
    if (tokens.length == 0 || from + tokens.length > rows.length) {
      throw new IllegalArgumentException(
          "a pass needs 1 to " + (rows.length - from) + " tokens, got " + tokens.length);
    }
    for (int token : tokens) {
      if (token < 0 || token >= model.shape().vocabulary()) {
        throw new IllegalArgumentException(
            "tokens must be within [0, " + model.shape().vocabulary() + "), got " + token);
      }
    }
  }

  private void checkTrial(int prefix, int tokens) {
    checkOpen();
    check(prefix >= 0 && prefix <= length, "tried something after " + prefix + " of " + length);
    check(tokens > 0, "tried no tokens");
    check(prefix + tokens <= rows.length, "tried " + tokens + " tokens after row " + prefix);
    checkRows(prefix, SkipSet.none());
  }

  /** A row may be read if full depth wrote it, or this draft: a pass with the same skip set. */
  private void checkRows(int count, SkipSet reader) {
    for (int i = 0; i < count; i++) {
      if (!writers[i].isEmpty() && !writers[i].equals(reader)) {
        throw new IllegalStateException(
            "a pass without " + reader + " read row " + i + ", stale since " + writers[i]);
      }
    }
  }

  void checkOpen() {
    check(open, "used a closed session");
  }

  private static void check(boolean kept, String breach) {
    if (!kept) {
      throw new IllegalStateException(breach);
    }
  }
}
