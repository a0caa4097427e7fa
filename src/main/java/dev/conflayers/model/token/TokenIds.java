package dev.conflayers.model.token;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** An immutable sequence of vocabulary ids. */
public final class TokenIds {
  /** Placeholder for a token whose id is unknown. */
  private static final int UNKNOWN = -1;

  private final int[] ids;

  private TokenIds(int[] ids) {
    this.ids = ids;
  }

  /** Returns a sequence holding a copy of {@code ids}. */
  public static TokenIds of(int... ids) {
    return new TokenIds(ids.clone());
  }

  /**
   * Returns a sequence of {@code size} tokens with unknown ids; two such sequences are equal if
   * they have the same length.
   */
  public static TokenIds unknown(int size) {
    int[] ids = new int[size];
    Arrays.fill(ids, UNKNOWN);
    return new TokenIds(ids);
  }

  /** Returns whether every id is known. */
  public boolean known() {
    for (int id : ids) {
      if (id == UNKNOWN) {
        return false;
      }
    }
    return true;
  }

  public int size() {
    return ids.length;
  }

  public int get(int index) {
    return ids[index];
  }

  /** Returns the first {@code size} ids. */
  public TokenIds prefix(int size) {
    return new TokenIds(Arrays.copyOf(ids, Math.min(size, ids.length)));
  }

  /** Returns the number of leading ids this sequence shares with {@code other}. */
  public int commonPrefix(TokenIds other) {
    int mismatch = Arrays.mismatch(ids, other.ids);
    return mismatch < 0 ? ids.length : mismatch;
  }

  /** Returns the index of the first id matching {@code stop}, or {@code size()}. */
  public int firstIndex(IntPredicate stop) {
    for (int i = 0; i < ids.length; i++) {
      if (stop.test(ids[i])) {
        return i;
      }
    }
    return ids.length;
  }

  /** Returns a fresh array that the caller may keep. */
  public int[] toArray() {
    return ids.clone();
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof TokenIds other && Arrays.equals(ids, other.ids);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ids);
  }

  @Override
  public String toString() {
    return Arrays.toString(ids);
  }
}
