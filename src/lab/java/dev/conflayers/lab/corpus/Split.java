package dev.conflayers.lab.corpus;

import dev.conflayers.lab.corpus.grammar.Dice;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One of three disjoint splits. A row's split follows from its own text, so that splits stay
 * disjoint however many rows are generated and whatever the seed.
 *
 * <p>One combination in {@value #PAIRS} is never trained on: all its rows are held out, in addition
 * to one row in a hundred of the other combinations. About two thirds of the test rows are of the
 * first kind.
 */
enum Split {
  TRAIN,
  TUNE,
  TEST;

  private static final int PAIRS = 32;
  private static final int ROWS = 200;
  private static final int TUNE_SHARE = 3;

  static Split of(String family, String prompt, String pair) {
    long row = hash(prompt);
    if (isUnseen(family, pair)) {
      return Long.remainderUnsigned(row, TUNE_SHARE) == 0 ? TUNE : TEST;
    }
    return switch ((int) Long.remainderUnsigned(row, ROWS)) {
      case 0, 1 -> TEST;
      case 2 -> TUNE;
      default -> TRAIN;
    };
  }

  /** Returns whether a combination never occurs in training. */
  static boolean isUnseen(String family, String pair) {
    return Long.remainderUnsigned(hash(family + "/" + pair), PAIRS) == 0;
  }

  /** Returns a hash of {@code text}: FNV-1a of its UTF-8, then SplitMix64's finaliser. */
  static long hash(String text) {
    long hash = 0xCBF29CE484222325L;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
    }
    return Dice.mixed(hash);
  }

  /** Returns the name, such as {@code train}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
