package dev.conflayers.lab.train;

import java.util.SplittableRandom;

/** Derives independent generators from one seed, by purpose and index. */
final class Seeds {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private Seeds() {}

  static SplittableRandom of(long seed, String purpose, long... places) {
    long mixed = mix(seed + GOLDEN);
    for (int i = 0; i < purpose.length(); i++) {
      mixed = mix(mixed * 31 + purpose.charAt(i));
    }
    for (long place : places) {
      mixed = mix(mixed ^ mix(place + GOLDEN));
    }
    return new SplittableRandom(mixed);
  }

  /** The finaliser of MurmurHash3, 64 bits, in Stafford's 13th variant. */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
