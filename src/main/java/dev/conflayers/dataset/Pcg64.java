package dev.conflayers.dataset;

/**
 * The generator behind NumPy's {@code default_rng(seed)}: PCG XSL-RR 128/64 (O'Neill 2014), with
 * NumPy's splitting of its outputs into 32-bit words.
 */
final class Pcg64 {
  private static final long MULTIPLIER_HIGH = 2549297995355413924L;
  private static final long MULTIPLIER_LOW = 4865540595714422341L;

  private final long incrementHigh;
  private final long incrementLow;
  private long high;
  private long low;
  private int spare;
  private boolean hasSpare;

  Pcg64(long seed) {
    long[] state = new SeedSequence(seed).state(4);
    incrementHigh = (state[2] << 1) | (state[3] >>> 63);
    incrementLow = (state[3] << 1) | 1;
    step();
    add(state[0], state[1]);
    step();
  }

  long nextLong() {
    step();
    return Long.rotateRight(high ^ low, (int) (high >>> 58));
  }

  /** Returns the low half of a 64-bit output, and its high half the next time. */
  int nextInt() {
    if (hasSpare) {
      hasSpare = false;
      return spare;
    }
    long next = nextLong();
    spare = (int) (next >>> Integer.SIZE);
    hasSpare = true;
    return (int) next;
  }

  /**
   * Returns a draw from 0 to {@code last}, inclusive, by the masked rejection of NumPy's shuffle:
   * as many bits as {@code last} has, redrawn until they are at most {@code last}.
   */
  int nextUpTo(int last) {
    if (last == 0) {
      return 0; // NumPy draws nothing here
    }
    int mask = -1 >>> Integer.numberOfLeadingZeros(last);
    int bits = nextInt() & mask;
    while (bits > last) {
      bits = nextInt() & mask;
    }
    return bits;
  }

  private void step() {
    long productHigh =
        unsignedHigh(low, MULTIPLIER_LOW) + high * MULTIPLIER_LOW + low * MULTIPLIER_HIGH;
    low = low * MULTIPLIER_LOW;
    high = productHigh;
    add(incrementHigh, incrementLow);
  }

  private void add(long otherHigh, long otherLow) {
    long sum = low + otherLow;
    high += otherHigh + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
    low = sum;
  }

  private static long unsignedHigh(long a, long b) {
    return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
  }
}
