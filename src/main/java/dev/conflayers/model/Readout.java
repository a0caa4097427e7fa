package dev.conflayers.model;

/**
 * The outputs requested from a pass. Nothing else is computed, so that the full-depth baseline pays
 * only for an argmax.
 *
 * @param ranks how many of the best tokens of each row, with their logits and probabilities; 1 for
 *     the argmax alone, which has neither
 * @param values whether every logit of every row is wanted
 */
public record Readout(int ranks, boolean values) {
  /** The most ranks a readout may ask for. */
  public static final int MAX_RANKS = 64;

  /** The best token of each row, nothing else. */
  public static final Readout ARGMAX = new Readout(1, false);

  public Readout {
    if (ranks < 1 || ranks > MAX_RANKS) {
      throw new IllegalArgumentException(
          "ranks must be within [1, " + MAX_RANKS + "], got " + ranks);
    }
  }

  /** Returns the readout of the {@code ranks} best tokens of each row and their probabilities. */
  public static Readout top(int ranks) {
    return new Readout(Math.max(2, ranks), false);
  }

  /** Returns the readout of every logit, and of the two best tokens of each row. */
  public static Readout everything() {
    return new Readout(2, true);
  }
}
