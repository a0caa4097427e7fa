package dev.conflayers.decode.method.exit;

/**
 * DEL's statistics (arXiv 2504.05598) of each layer: how often its guess agreed with full depth,
 * and its confidence when it was right and when it was wrong. Older evidence counts less.
 */
final class ExitEvidence {
  /** The longest draft considered. */
  static final int LONGEST = 17;

  private final int layers;
  private final double decay;
  private final double[] right;
  private final double[] wrong;
  private final double[] sureRight;
  private final double[] sureWrong;

  /**
   * @param decay factor by which earlier evidence decays each round
   */
  ExitEvidence(int layers, double decay) {
    this.layers = layers;
    this.decay = decay;
    this.right = new double[layers];
    this.wrong = new double[layers];
    this.sureRight = new double[layers];
    this.sureWrong = new double[layers];
  }

  /** An exit, in layers, and a length, in tokens; 0 if drafting does not pay. */
  record Choice(int exit, int depth) {}

  /** Begins a round. */
  void age() {
    for (double[] counts : new double[][] {right, wrong, sureRight, sureWrong}) {
      for (int layer = 0; layer < layers; layer++) {
        counts[layer] *= decay;
      }
    }
  }

  /** Adds whether the guess of the first {@code layer} + 1 layers agreed with full depth. */
  void add(int layer, boolean same) {
    (same ? right : wrong)[layer]++;
  }

  /** Adds the same with their confidence. */
  void add(int layer, boolean same, double probability) {
    add(layer, same);
    (same ? sureRight : sureWrong)[layer] += probability;
  }

  /** Returns the share of tokens at which {@code exit} layers would have been right. */
  double accepted(int exit) {
    double seen = right[exit - 1] + wrong[exit - 1];
    return seen == 0 ? 0 : right[exit - 1] / seen;
  }

  /**
   * Returns the midpoint between the mean confidence of {@code exit} layers when they are right and
   * when they are wrong; 0 until both have been observed.
   */
  double threshold(int exit) {
    int i = exit - 1;
    boolean both = sureRight[i] > 0 && sureWrong[i] > 0;
    return both ? (sureRight[i] / right[i] + sureWrong[i] / wrong[i]) / 2 : 0;
  }

  /** Returns the choice with the most expected tokens per layer run. */
  Choice best(int longest) {
    Choice best = new Choice(layers / 2, 0);
    double most = tokensPerLayer(0, 1, 0);
    for (int exit = 1; exit < layers; exit++) {
      double accepted = accepted(exit);
      for (int depth = 1; depth <= Math.min(longest, LONGEST); depth++) {
        double tokens = tokensPerLayer(accepted, exit, depth);
        if (tokens > most) {
          most = tokens;
          best = new Choice(exit, depth);
        }
      }
    }
    return best;
  }

  /** Returns (1 - a^(g+1)) / (1 - a) / (g l + L) for a length of g and an exit after l layers. */
  double tokensPerLayer(double accepted, int exit, int depth) {
    double tokens =
        accepted == 1 ? depth + 1 : (1 - Math.pow(accepted, depth + 1)) / (1 - accepted);
    return tokens / (depth * (double) exit + layers);
  }
}
