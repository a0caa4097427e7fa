package dev.conflayers.lab.corpus.grammar;

import java.util.ArrayList;
import java.util.List;

/**
 * Seeded random generator: SplitMix64 (Steele, Lea and Flood 2014), implemented here because a
 * corpus must stay identical on every Java version.
 */
public final class Dice {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  private Dice(long state) {
    this.state = state;
  }

  /** Returns the stream determined by {@code keys}, such as a seed, a family and a row number. */
  public static Dice of(long... keys) {
    long state = 0;
    for (long key : keys) {
      state = mixed(state + GOLDEN_GAMMA + key);
    }
    return new Dice(state);
  }

  /** Returns SplitMix64's finaliser of {@code bits}: every bit depends on every bit. */
  public static long mixed(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Returns a number from 0 to {@code bound - 1}; the bias is below {@code bound / 2^31}. */
  public int below(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be at least 1, got " + bound);
    }
    state += GOLDEN_GAMMA;
    return (int) (((mixed(state) >>> 33) * bound) >>> 31);
  }

  /** Returns a number from {@code first} to {@code last}, both included. */
  public int between(int first, int last) {
    return first + below(last - first + 1);
  }

  public boolean chance(int percent) {
    return below(100) < percent;
  }

  public <T> T pick(List<T> options) {
    return options.get(below(options.size()));
  }

  /** Returns {@code count} distinct indices below {@code options}, in random order. */
  public <T> List<T> sample(List<T> options, int count) {
    List<T> rest = new ArrayList<>(options);
    List<T> drawn = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int at = below(rest.size());
      drawn.add(rest.get(at));
      rest.set(at, rest.get(rest.size() - 1));
      rest.remove(rest.size() - 1);
    }
    return drawn;
  }

  public <T> List<T> shuffled(List<T> items) {
    return sample(items, items.size());
  }
}
