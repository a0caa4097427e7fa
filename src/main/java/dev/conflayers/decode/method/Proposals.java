package dev.conflayers.decode.method;

import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Acquisition by upper confidence bound: the next set to evaluate is the one with the highest mean
 * + 2.5 deviations of a Gaussian process, as in the optimiser of SWIFT and Self-SD. A set is the
 * point whose coordinates are 1 for its members and 0 otherwise.
 *
 * <p>That optimiser searches the space between such points and rounds the result to a set; many
 * points round to the same set, so its process sees steps that it cannot fit. Here only sets are
 * searched: the best of many random ones, improved by changing one member at a time.
 */
public final class Proposals {
  private static final double KAPPA = 2.5;
  private static final int DRAWS = 1_000;
  private static final int SWEEPS = 3;

  private final GaussianProcess process;
  private final int of;
  private double highest = Double.NEGATIVE_INFINITY;
  private BitSet found = new BitSet();

  private Proposals(GaussianProcess process, int of) {
    this.process = process;
    this.of = of;
  }

  /**
   * Fits {@code process}, and returns the best set found among the subsets of 0 to {@code of} - 1.
   */
  public static BitSet anySize(GaussianProcess process, int of, SplittableRandom random) {
    process.fit();
    Proposals search = new Proposals(process, of);
    for (int i = 0; i < DRAWS; i++) {
      search.consider(Subsets.draw(of, random.nextInt(of + 1), random));
    }
    return search.climbed(search::flip);
  }

  /** Fits {@code process}, and returns the best set found with {@code size} members. */
  public static BitSet ofSize(GaussianProcess process, int of, int size, SplittableRandom random) {
    process.fit();
    Proposals search = new Proposals(process, of);
    for (int i = 0; i < DRAWS; i++) {
      search.consider(Subsets.draw(of, size, random));
    }
    return search.climbed(search::swap);
  }

  private boolean consider(BitSet set) {
    double bound = bound(process, set, of);
    if (bound > highest) {
      highest = bound;
      found = (BitSet) set.clone();
      return true;
    }
    return false;
  }

  private BitSet climbed(Consumer<BitSet> sweep) {
    BitSet before = new BitSet();
    for (int i = 0; i < SWEEPS && !found.equals(before); i++) {
      before = found;
      sweep.accept((BitSet) found.clone());
    }
    return found;
  }

  private void flip(BitSet set) {
    for (int i = 0; i < of; i++) {
      set.flip(i);
      if (!consider(set)) {
        set.flip(i);
      }
    }
  }

  private void swap(BitSet set) {
    for (int i = 0; i < of; i++) {
      for (int j = 0; set.get(i) && j < of; j++) {
        if (!set.get(j)) {
          set.clear(i);
          set.set(j);
          if (!consider(set)) {
            set.set(i);
            set.clear(j);
          }
        }
      }
    }
  }

  /** Returns the upper confidence bound of a set. */
  static double bound(GaussianProcess process, BitSet set, int of) {
    GaussianProcess.Prediction at = process.predict(point(set, of));
    return at.mean() + KAPPA * at.deviation();
  }

  /** Returns the point [of] of a set. */
  public static double[] point(BitSet set, int of) {
    double[] point = new double[of];
    set.stream().forEach(i -> point[i] = 1);
    return point;
  }
}
