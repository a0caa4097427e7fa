package dev.conflayers.dataset;

/**
 * NumPy's {@code SeedSequence}: expands a seed to any amount of generator state (after M. O'Neill's
 * {@code seed_seq} alternative).
 */
final class SeedSequence {
  private static final int POOL_SIZE = 4;
  private static final int INIT_A = 0x43b0d7e5;
  private static final int MULT_A = 0x931e8875;
  private static final int INIT_B = 0x8b51f9dd;
  private static final int MULT_B = 0x58f38ded;
  private static final int MIX_MULT_L = 0xca01f9dd;
  private static final int MIX_MULT_R = 0x4973f715;
  private static final int XSHIFT = 16;

  private final int[] pool = new int[POOL_SIZE];
  private int hash = INIT_A;

  /** Makes a sequence from a non-negative entropy, used as 32-bit words as in NumPy. */
  SeedSequence(long seed) {
    if (seed < 0) {
      throw new IllegalArgumentException("seed must be 0 or more, got " + seed);
    }
    pool[0] = hashed((int) seed);
    pool[1] = hashed((int) (seed >>> Integer.SIZE));
    pool[2] = hashed(0);
    pool[3] = hashed(0);
    for (int source = 0; source < POOL_SIZE; source++) {
      for (int target = 0; target < POOL_SIZE; target++) {
        if (source != target) {
          pool[target] = mixed(pool[target], hashed(pool[source]));
        }
      }
    }
  }

  /** Returns {@code count} 64-bit words of state. */
  long[] state(int count) {
    long[] state = new long[count];
    int constant = INIT_B;
    for (int i = 0; i < 2 * count; i++) {
      int word = pool[i % POOL_SIZE] ^ constant;
      constant *= MULT_B;
      word *= constant;
      word ^= word >>> XSHIFT;
      state[i / 2] |= Integer.toUnsignedLong(word) << (i % 2 * Integer.SIZE);
    }
    return state;
  }

  private int hashed(int value) {
    int word = value ^ hash;
    hash *= MULT_A;
    word *= hash;
    return word ^ (word >>> XSHIFT);
  }

  private static int mixed(int x, int y) {
    int word = MIX_MULT_L * x - MIX_MULT_R * y;
    return word ^ (word >>> XSHIFT);
  }
}
