package dev.conflayers.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an estimand comes out of trials or pairs, where it is a function of them one by one. */
public sealed interface Definition {
  /** Nanoseconds in a millisecond. */
  double MILLIS = 1e6;

  /**
   * The geometric mean over prompts of a ratio of two trials of one block.
   *
   * @param ofStrategy whether the strategy's is divided by full depth's, and not the reverse
   */
  record PairedRatio(Quantity quantity, boolean ofStrategy) implements Definition {
    /** Returns ln of the ratio of one pair; the pair must have the quantity. */
    public double log(Pair pair) {
      double speedup = quantity.logRatio(pair);
      return ofStrategy ? -speedup : speedup;
    }
  }

  /**
   * The geometric mean over prompts of what a trial has.
   *
   * @param unit what it is divided by to be shown
   */
  record Typical(Quantity quantity, double unit) implements Definition {
    /** Returns ln of the quantity of one trial, which must have it. */
    public double log(TrialView trial) {
      return Math.log(quantity.of(trial) / unit);
    }
  }

  /** The sum of one counter over all trials over the sum of another. */
  record Rate(Counter part, Counter whole) implements Definition {
    /** Returns the rate of all {@code trials}; null where there is nothing to divide by. */
    public @Nullable Double of(RunView run, List<TrialView> trials) {
      double all = whole.sum(run, trials);
      return all == 0 ? null : part.sum(run, trials) / all;
    }
  }

  /** Of other estimands, or of more than one trial or pair at a time. */
  record Composite() implements Definition {}

  /** Returns the definition of a speedup: full depth's over the strategy's. */
  static Definition speedup(Quantity quantity) {
    return new PairedRatio(quantity, false);
  }
}
