package dev.conflayers.model.plain;

import dev.conflayers.model.ConfidenceSpace;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.ModelShape;
import dev.conflayers.model.SkipSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reference implementation of the Llama family, in double precision and from the published
 * formulas. The engine is tested against it, and its results are identical on every machine,
 * because Java defines its arithmetic to the last bit, {@link StrictMath} included. One token and
 * one weight at a time; clear, not fast.
 *
 * <p>It is stricter than its interface requires: reading a row that a skipped sublayer did not
 * write, or scores that were not requested or have expired, throws an {@link
 * IllegalStateException}.
 */
public final class PlainLlama implements LanguageModel {
  private final LlamaSpec spec;
  private final Map<String, double[]> weights;
  private final double[] frequencies;

  /**
   * @param weights row-major [output, input] matrices and vectors by their Hugging Face names
   */
  public PlainLlama(LlamaSpec spec, Map<String, double[]> weights) {
    this.spec = spec;
    this.weights = Map.copyOf(weights);
    this.frequencies = spec.rope().frequencies(spec.headDim());
  }

  public LlamaSpec spec() {
    return spec;
  }

  @Override
  public ModelShape shape() {
    long attention = 2L * spec.hidden() * spec.headDim() * (spec.heads() + spec.keyValueHeads());
    long mlp = 3L * spec.hidden() * spec.intermediate();
    long head = (long) spec.vocabulary() * spec.hidden();
    return new ModelShape(
        spec.family(),
        spec.layers(),
        spec.hidden(),
        spec.vocabulary(),
        spec.contextLength(),
        new ModelShape.WeightBytes(
            attention * Double.BYTES, mlp * Double.BYTES, head * Double.BYTES));
  }

  @Override
  public DecodeSession openSession(int capacity) {
    if (capacity < 1 || capacity > spec.contextLength()) {
      throw new IllegalArgumentException(
          "capacity must be within [1, " + spec.contextLength() + "], got " + capacity);
    }
    return new PlainSession(this, capacity);
  }

  @Override
  public void close() {}

  /**
   * Runs one token through the layers and returns its residual stream, [hidden]. Its keys and
   * values go to row {@code row} of {@code cache}.
   *
   * @param visible the rows it attends to, its own included
   * @param tap receives each sublayer's contribution to the residual stream
   */
  double[] hidden(
      int token, int position, int row, int[] visible, RowCache cache, SkipSet skips, Tap tap) {
    double[] x = embedding(token);
    for (int layer = 0; layer < spec.layers(); layer++) {
      String prefix = "model.layers." + layer + ".";
      if (skips.skipsAttention(layer)) {
        cache.clear(layer, row);
      } else {
        double[] h = norm(prefix + "input_layernorm", x);
        double[] a = attention(prefix + "self_attn.", layer, h, position, row, visible, cache);
        tap.attention(layer, a);
        add(x, a);
      }
      if (!skips.skipsMlp(layer)) {
        double[] m = mlp(prefix + "mlp.", norm(prefix + "post_attention_layernorm", x));
        tap.mlp(layer, m);
        add(x, m);
      }
    }
    return x;
  }

  /** Returns the residual stream of a token before any layer. */
  double[] embedding(int token) {
    double[] x = new double[spec.hidden()];
    System.arraycopy(weight("model.embed_tokens.weight"), token * x.length, x, 0, x.length);
    return x;
  }

  /**
   * Returns one sublayer's output for a residual stream that follows all rows before its own: the
   * attention of layer i is sublayer 2i, its feed-forward network 2i + 1.
   */
  double[] sublayer(int sublayer, double[] state, int position, RowCache cache) {
    int layer = sublayer / 2;
    String prefix = "model.layers." + layer + ".";
    double[] x = state.clone();
    if (sublayer % 2 == 0) {
      int[] visible = IntStream.rangeClosed(0, position).toArray();
      double[] h = norm(prefix + "input_layernorm", x);
      add(x, attention(prefix + "self_attn.", layer, h, position, position, visible, cache));
    } else {
      add(x, mlp(prefix + "mlp.", norm(prefix + "post_attention_layernorm", x)));
    }
    return x;
  }

  /** softmax(q K^T / sqrt(headDim)) V for each head, then the output projection: [hidden]. */
  private double[] attention(
      String name, int layer, double[] h, int position, int row, int[] visible, RowCache cache) {
    int d = spec.headDim();
    double[] q = linear(name + "q_proj", h); // [heads * headDim]
    double[] k = linear(name + "k_proj", h); // [keyValueHeads * headDim]
    double[] v = linear(name + "v_proj", h); // [keyValueHeads * headDim]
    rotate(q, position);
    rotate(k, position);
    cache.write(layer, row, k, v);
    double[] out = new double[spec.heads() * d];
    for (int head = 0; head < spec.heads(); head++) {
      // Consecutive query heads share one key/value head.
      int shared = head / (spec.heads() / spec.keyValueHeads());
      double[] scores = new double[visible.length];
      for (int r = 0; r < visible.length; r++) {
        double[] key = cache.key(layer, visible[r]);
        for (int i = 0; i < d; i++) {
          scores[r] += q[head * d + i] * key[shared * d + i];
        }
        scores[r] /= Math.sqrt(d);
      }
      double[] p = softmax(scores);
      for (int r = 0; r < visible.length; r++) {
        double[] value = cache.value(layer, visible[r]);
        for (int i = 0; i < d; i++) {
          out[head * d + i] += p[r] * value[shared * d + i];
        }
      }
    }
    return linear(name + "o_proj", out);
  }

  /** SwiGLU: down(silu(gate(h)) * up(h)), [hidden]. */
  private double[] mlp(String name, double[] h) {
    double[] gate = linear(name + "gate_proj", h); // [intermediate]
    double[] up = linear(name + "up_proj", h); // [intermediate]
    for (int i = 0; i < gate.length; i++) {
      up[i] *= gate[i] / (1 + StrictMath.exp(-gate[i]));
    }
    return linear(name + "down_proj", up);
  }

  /**
   * Rotates, in each head, the plane of coordinates (i, i + headDim / 2) by position * frequency.
   */
  private void rotate(double[] heads, int position) {
    int half = frequencies.length;
    for (int start = 0; start < heads.length; start += 2 * half) {
      for (int i = 0; i < half; i++) {
        double cos = StrictMath.cos(position * frequencies[i]);
        double sin = StrictMath.sin(position * frequencies[i]);
        double a = heads[start + i];
        double b = heads[start + half + i];
        heads[start + i] = a * cos - b * sin;
        heads[start + half + i] = b * cos + a * sin;
      }
    }
  }

  /** Returns the scores of every token after a residual stream, [vocabulary]. */
  double[] logits(double[] x) {
    return head(norm("model.norm", x));
  }

  private double[] head(double[] h) {
    return linear(spec.tied() ? "model.embed_tokens" : "lm_head", h);
  }

  /**
   * Returns the entropy in nats of one sublayer output's softmax over {@code space}, bounded and
   * floored as in the reference.
   */
  public double entropy(double[] output, ConfidenceSpace space) {
    double[] x = output.clone();
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.min(Math.max(x[i], StrictMath.log(Float.MIN_NORMAL)), 88.7);
    }
    double[] p =
        softmax(
            switch (space) {
              case HIDDEN -> x;
              case LM_HEAD -> logits(x);
              case LM_HEAD_WITHOUT_NORM -> head(x);
            });
    double entropy = 0;
    for (double value : p) {
      entropy -= value * StrictMath.log(value + 1e-12);
    }
    return entropy;
  }

  /** x / sqrt(mean(x^2) + epsilon) * weight. */
  private double[] norm(String name, double[] x) {
    double squares = 0;
    for (double value : x) {
      squares += value * value;
    }
    double scale = 1 / Math.sqrt(squares / x.length + spec.normEpsilon());
    double[] out = weight(name + ".weight").clone();
    for (int i = 0; i < x.length; i++) {
      out[i] *= x[i] * scale;
    }
    return out;
  }

  /**
   * W x, plus the bias if the checkpoint has one. Four partial sums, because a processor can start
   * the next addition before the last is rounded; their order is fixed.
   */
  private double[] linear(String name, double[] x) {
    double[] w = weight(name + ".weight"); // [out, in]
    double[] out = new double[w.length / x.length];
    for (int o = 0; o < out.length; o++) {
      int row = o * x.length;
      double a = 0;
      double b = 0;
      double c = 0;
      double d = 0;
      int i = 0;
      for (; i + 3 < x.length; i += 4) {
        a += w[row + i] * x[i];
        b += w[row + i + 1] * x[i + 1];
        c += w[row + i + 2] * x[i + 2];
        d += w[row + i + 3] * x[i + 3];
      }
      for (; i < x.length; i++) {
        a += w[row + i] * x[i];
      }
      out[o] = (a + b) + (c + d);
    }
    Optional.ofNullable(weights.get(name + ".bias")).ifPresent(bias -> add(out, bias));
    return out;
  }

  private double[] weight(String name) {
    return Optional.ofNullable(weights.get(name))
        .orElseThrow(() -> new IllegalArgumentException("the checkpoint has no tensor " + name));
  }

  /** Returns the softmax of scores. */
  public static double[] softmax(double[] scores) {
    double max = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      max = Math.max(max, score);
    }
    double[] p = new double[scores.length];
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      p[i] = StrictMath.exp(scores[i] - max);
      sum += p[i];
    }
    for (int i = 0; i < p.length; i++) {
      p[i] /= sum;
    }
    return p;
  }

  private static void add(double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      x[i] += y[i];
    }
  }

  /** Observer of the sublayers of a pass. */
  interface Tap {
    /** Ignores everything. */
    Tap NONE =
        new Tap() {
          @Override
          public void attention(int layer, double[] output) {}

          @Override
          public void mlp(int layer, double[] output) {}
        };

    void attention(int layer, double[] output);

    void mlp(int layer, double[] output);
  }
}
