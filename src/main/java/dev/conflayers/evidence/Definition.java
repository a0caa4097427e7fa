package dev.conflayers.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an estimand is computed from single trials or pairs, if it is a function of each alone. */
public sealed interface Definition {
  /** Nanoseconds in a millisecond. */
  double MILLIS = 1e6;

  /**
   * The geometric mean over prompts of a ratio of two trials of one block.
   *
   * @param ofStrategy true for the strategy's divided by full depth's, false for the reverse
   */
  record PairedRatio(Quantity quantity, boolean ofStrategy) implements Definition {
    /** Returns ln of the ratio of one pair; the pair must have the quantity. */
    public double log(Pair pair) {
      double speedup = quantity.logRatio(pair);
      return ofStrategy ? -speedup : speedup;
    }
  }

  /**
   * The geometric mean over prompts of one quantity.
   *
   * @param unit divisor that converts the quantity to the unit shown
   */
  record Typical(Quantity quantity, double unit) implements Definition {
    /** Returns ln of the quantity of one trial, which must have it. */
    public double log(TrialView trial) {
      return Math.log(quantity.of(trial) / unit);
    }
  }

  /** The sum of one counter over all trials, divided by the sum of another. */
  record Rate(Counter part, Counter whole) implements Definition {
    /** Returns the rate over {@code trials}; null if the divisor is 0. */
    public @Nullable Double of(RunView run, List<TrialView> trials) {
      double all = whole.sum(run, trials);
      return all == 0 ? null : part.sum(run, trials) / all;
    }
  }

  /** Computed from other estimands, or from several trials or pairs at a time. */
  record Composite() implements Definition {}

  /** Returns the definition of a speedup: full depth's divided by the strategy's. */
  static Definition speedup(Quantity quantity) {
    return new PairedRatio(quantity, false);
  }
}
