package dev.conflayers.model.plain;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Session of {@link PlainLlama}, which attends to exactly the rows it is given. */
final class PlainSession implements DecodeSession, LayerStates, EarlyExitSession {
  private final PlainLlama model;
  private final RowCache cache;
  private int length;
  private int passes;
  private int writes;
  private final Map<Boolean, EarlyExits> exits = new HashMap<>();

  /** The tree in the last rows, until these change. */
  private Optional<TokenTree> lastTree = Optional.empty();

  PlainSession(PlainLlama model, int capacity) {
    this(model, new RowCache(model.spec().layers(), capacity), 0);
  }

  private PlainSession(PlainLlama model, RowCache cache, int length) {
    this.model = model;
    this.cache = cache;
    this.length = length;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public int capacity() {
    return cache.capacity();
  }

  @Override
  public Logits append(int[] tokens, SkipSet skips, Readout readout) {
    check(length, tokens);
    lastTree = Optional.empty();
    double[] x = {};
    for (int token : tokens) {
      x = run(token, length, skips, PlainLlama.Tap.NONE);
    }
    return logits(List.of(model.logits(x)), readout);
  }

  @Override
  public Logits append(TokenTree tree, SkipSet skips, Readout readout) {
    check(length, tree.tokens());
    int base = length;
    writes++;
    List<double[]> rows = new ArrayList<>();
    for (int node = 0; node < tree.size(); node++) {
      double[] x =
          model.hidden(
              tree.token(node),
              base + tree.depth(node),
              base + node,
              ancestry(tree, node, base),
              cache,
              skips,
              PlainLlama.Tap.NONE);
      rows.add(model.logits(x));
    }
    length = base + tree.size();
    lastTree = Optional.of(tree);
    return logits(rows, readout);
  }

  /** Returns every committed row, then the rows of the ancestors of {@code node}, then its own. */
  private static int[] ancestry(TokenTree tree, int node, int base) {
    int[] visible = IntStream.rangeClosed(0, base + tree.depth(node)).toArray();
    for (int n = node; n >= 0; n = tree.parent(n)) {
      visible[base + tree.depth(n)] = base + n;
    }
    return visible;
  }

  private double[] run(int token, int position, SkipSet skips, PlainLlama.Tap tap) {
    int[] visible = IntStream.rangeClosed(0, position).toArray();
    length = position + 1;
    writes++;
    return model.hidden(token, position, position, visible, cache, skips, tap);
  }

  private Logits logits(List<double[]> rows, Readout readout) {
    int pass = ++passes;
    return new PlainLogits(rows, readout, () -> pass == passes);
  }

  @Override
  public void truncate(int length) {
    checkLength(length);
    this.length = length;
    lastTree = Optional.empty();
  }

  @Override
  public void keep(int base, int[] path) {
    TokenTree tree =
        lastTree
            .filter(last -> base == length - last.size())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "base must be the row at which the last tree was appended, got " + base));
    int parent = -1;
    for (int node : path) {
      if (node < 0 || node >= tree.size() || tree.parent(node) != parent) {
        throw new IllegalArgumentException(
            "path must lead from the root down, but node " + node + " is not a child of " + parent);
      }
      parent = node;
    }
    if (path.length == 0) {
      throw new IllegalArgumentException("path must hold at least the root, got no node");
    }
    writes++;
    for (int i = 0; i < path.length; i++) {
      cache.move(base + path[i], base + i);
    }
    truncate(base + path.length);
  }

  @Override
  public DecodeSession fork(int length) {
    checkLength(length);
    return new PlainSession(model, cache.copy(length), length);
  }

  @Override
  public LayerConfidence probe(int prefix, int[] tokens, ConfidenceSpace space) {
    checkLength(prefix);
    check(prefix, tokens);
    int layers = model.spec().layers();
    double[] attention = new double[layers]; // summed entropies
    double[] mlp = new double[layers];
    PlainLlama.Tap tap =
        new PlainLlama.Tap() {
          @Override
          public void attention(int layer, double[] output) {
            attention[layer] += model.entropy(output, space);
          }

          @Override
          public void mlp(int layer, double[] output) {
            mlp[layer] += model.entropy(output, space);
          }
        };
    PlainSession scratch = new PlainSession(model, cache.copy(prefix), prefix);
    for (int token : tokens) {
      scratch.run(token, scratch.length, SkipSet.none(), tap);
    }
    int size = space == ConfidenceSpace.HIDDEN ? model.spec().hidden() : model.spec().vocabulary();
    return new LayerConfidence(
        confidences(attention, tokens.length, size), confidences(mlp, tokens.length, size));
  }

  @Override
  public double[][][] states(int prefix, int[] tokens) {
    checkLength(prefix);
    check(prefix, tokens);
    double[][][] states = new double[2 * model.spec().layers() + 1][tokens.length][];
    RowCache scratch = cache.copy(prefix);
    for (int t = 0; t < tokens.length; t++) {
      states[0][t] = model.embedding(tokens[t]);
      for (int i = 1; i < states.length; i++) {
        states[i][t] = model.sublayer(i - 1, states[i - 1][t], prefix + t, scratch);
      }
    }
    return states;
  }

  @Override
  public double[][][] trySublayers(int from, int to, int prefix, double[][][] alternatives) {
    checkLength(prefix);
    if (from < 0 || from >= to || to > 2 * model.spec().layers()) {
      throw new IllegalArgumentException("sublayers [" + from + ", " + to + ") do not exist");
    }
    if (alternatives.length == 0) {
      throw new IllegalArgumentException("at least one alternative must be given, got none");
    }
    double[][][] tried = new double[alternatives.length][][];
    for (int i = 0; i < tried.length; i++) {
      int tokens = alternatives[i].length;
      if (tokens != alternatives[0].length) {
        throw new IllegalArgumentException("alternative " + i + " has " + tokens + " tokens");
      }
      check(prefix, new int[tokens]);
      RowCache scratch = cache.copy(prefix);
      tried[i] = new double[tokens][];
      for (int t = 0; t < tokens; t++) {
        tried[i][t] = alternatives[i][t];
        for (int sublayer = from; sublayer < to; sublayer++) {
          tried[i][t] = model.sublayer(sublayer, tried[i][t], prefix + t, scratch);
        }
      }
    }
    return tried;
  }

  @Override
  public int[] read(double[][] states) {
    return Stream.of(states).mapToInt(state -> best(model.logits(state))).toArray();
  }

  static int best(double[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    return best;
  }

  @Override
  public EarlyExits earlyExits(boolean watched) {
    return exits.computeIfAbsent(watched, w -> new PlainExits(this, model, w));
  }

  /** Returns how often a row has been written or moved. */
  int writes() {
    return writes;
  }

  /** 1 - mean entropy / ln(size). */
  private static List<Float> confidences(double[] entropies, int tokens, int size) {
    List<Float> confidences = new ArrayList<>();
    for (double sum : entropies) {
      confidences.add((float) (1 - sum / tokens / StrictMath.log(size)));
    }
    return confidences;
  }

  private void check(int prefix, int[] tokens) {
    int vocabulary = model.spec().vocabulary();
    for (int token : tokens) {
      if (token < 0 || token >= vocabulary) {
        throw new IllegalArgumentException(
            "a token must be within [0, " + vocabulary + "), got " + token);
      }
    }
    if (tokens.length == 0 || prefix + tokens.length > capacity()) {
      throw new IllegalArgumentException(
          "tokens after "
              + prefix
              + " rows of a session of "
              + capacity()
              + " must number within [1, "
              + (capacity() - prefix)
              + "], got "
              + tokens.length);
    }
  }

  private void checkLength(int rows) {
    if (rows < 0 || rows > length) {
      throw new IllegalArgumentException("length must be within [0, " + length + "], got " + rows);
    }
  }

  @Override
  public void close() {}
}
