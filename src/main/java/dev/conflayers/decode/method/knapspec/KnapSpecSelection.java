package dev.conflayers.decode.method.knapspec;

import dev.conflayers.decode.method.clasp.ClaspSelection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * KnapSpec's choice (arXiv 2602.20217): which sublayers to skip and how many tokens to draft, to
 * generate the most tokens per unit of time.
 *
 * <p>A knapsack solved by dynamic programming: the items are sublayers, and their weights are their
 * costs. State (i, w) holds several tokens' hidden states after i sublayers, with sublayers of
 * total weight w skipped. Of two ways to reach a state, the one whose cosines with full depth's
 * states have the larger sum is kept; states that deviate too far are dropped. For every end state,
 * the share of tokens it still predicts as full depth does gives its value. The first and the last
 * layer always run.
 */
final class KnapSpecSelection {
  /** The longest draft considered. */
  static final int DEEPEST = 17;

  private static final int HEAVIEST = 5;
  private static final double STRAYED = 0.5;

  private final int layers;
  private final Costs costs;
  private final Network network;

  KnapSpecSelection(int layers, Costs costs, Network network) {
    this.layers = layers;
    this.costs = costs;
    this.network = network;
  }

  /** Cost of one sublayer of each kind, in any unit of time; positive. */
  record Costs(double attention, double mlp) {
    /** Returns the weight of a sublayer: 1 for the cheaper kind, a whole number for the other. */
    int weight(int sublayer) {
      double own = sublayer % 2 == 0 ? attention : mlp;
      double ratio = Math.min(HEAVIEST, own / Math.min(attention, mlp));
      return (int) Math.max(1, Math.round(ratio));
    }
  }

  /** Functions that run parts of the model over several alternatives [n][tokens][hidden]. */
  interface Network {
    /**
     * Returns the output of sublayer 2i (the attention of layer i) or 2i + 1 for the alternatives.
     */
    double[][][] run(int sublayer, double[][][] alternatives);

    /** Returns the best token of each final state [n][hidden]. */
    int[] read(double[][] states);
  }

  /**
   * The result of a choice.
   *
   * @param sublayers skipped ones: 2i is the attention of layer i, 2i + 1 its feed-forward network
   * @param depth tokens to draft; 0 if drafting does not pay
   * @param accepted share of the tokens that the draft predicts as full depth does
   */
  record Choice(BitSet sublayers, int depth, double accepted) {}

  /**
   * Chooses.
   *
   * @param full the states of full depth at every boundary, [2 layers + 1][tokens][hidden]
   */
  Choice choose(double[][][] full) {
    int capacity = IntStream.range(0, 2 * layers).map(costs::weight).sum() / 2;
    double[][][] best = new double[capacity + 1][][];
    best[0] = full[0];
    boolean[][] skipped = new boolean[2 * layers][capacity + 1];
    for (int i = 0; i < 2 * layers; i++) {
      boolean fixed = i < 2 || i >= 2 * layers - 2;
      double[][][] ran = run(best, i);
      double[][][] next = new double[capacity + 1][][];
      for (int w = 0; w <= capacity; w++) {
        int before = w - costs.weight(i);
        double[][] with = ran[w];
        double[][] without = fixed || before < 0 ? null : best[before];
        boolean skip =
            without != null
                && (with == null || cosines(without, full[i + 1]) > cosines(with, full[i + 1]));
        double[][] chosen = skip ? without : with;
        if (chosen != null && cosines(chosen, full[i + 1]) >= STRAYED * chosen.length) {
          next[w] = chosen;
          skipped[i][w] = skip;
        }
      }
      best = next;
    }
    return mostTokens(best, skipped, full[2 * layers]);
  }

  private double[][][] run(double[][][] best, int sublayer) {
    int[] kept = IntStream.range(0, best.length).filter(w -> best[w] != null).toArray();
    double[][][] ran = new double[best.length][][];
    if (kept.length > 0) {
      double[][][] given = Arrays.stream(kept).mapToObj(w -> best[w]).toArray(double[][][]::new);
      double[][][] made = network.run(sublayer, given);
      for (int i = 0; i < kept.length; i++) {
        ran[kept[i]] = made[i];
      }
    }
    return ran;
  }

  private Choice mostTokens(double[][][] ends, boolean[][] skipped, double[][] full) {
    int[] kept = IntStream.range(0, ends.length).filter(w -> ends[w] != null).toArray();
    List<double[]> states = new ArrayList<>(List.of(full));
    for (int w : kept) {
      states.addAll(List.of(ends[w]));
    }
    int[] said = network.read(states.toArray(double[][]::new));
    int tokens = full.length;
    Choice chosen = new Choice(new BitSet(), 0, 1);
    double most = tokensPerTime(1, 0, new BitSet());
    for (int i = 0; i < kept.length; i++) {
      BitSet set = path(skipped, kept[i]);
      int first = (i + 1) * tokens;
      long same = IntStream.range(0, tokens).filter(t -> said[first + t] == said[t]).count();
      double accepted = (double) same / tokens;
      for (int depth = 1; depth <= DEEPEST; depth++) {
        double worth = tokensPerTime(accepted, depth, set);
        if (worth > most) {
          most = worth;
          chosen = new Choice(set, depth, accepted);
        }
      }
    }
    return chosen;
  }

  private BitSet path(boolean[][] skipped, int weight) {
    BitSet set = new BitSet();
    int w = weight;
    for (int i = 2 * layers - 1; i >= 0; i--) {
      if (skipped[i][w]) {
        set.set(i);
        w -= costs.weight(i);
      }
    }
    return set;
  }

  /**
   * Returns the expected tokens per unit of time of a draft of {@code depth} and its verification:
   * (a^(d+1) - 1) / (a - 1) over d passes without {@code skipped} and one with everything.
   */
  double tokensPerTime(double accepted, int depth, BitSet skipped) {
    int attention = layers - (int) skipped.stream().filter(i -> i % 2 == 0).count();
    int mlp = layers - (int) skipped.stream().filter(i -> i % 2 == 1).count();
    double tokens =
        accepted == 1 ? depth + 1 : (1 - Math.pow(accepted, depth + 1)) / (1 - accepted);
    return tokens
        / (costs.attention() * (attention * depth + layers) + costs.mlp() * (mlp * depth + layers));
  }

  static double cosines(double[][] states, double[][] full) {
    double sum = 0;
    for (int t = 0; t < states.length; t++) {
      sum += ClaspSelection.cosine(states[t], full[t]);
    }
    return sum;
  }
}
