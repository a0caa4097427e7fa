package dev.conflayers.model.plain;

import dev.conflayers.model.TokenTree;
import java.util.ArrayList;
import java.util.List;

/** Record of an early-exit draft, to tell how much of it a verification could reuse. */
public final class DraftTrace {
  private final int layers;
  private final List<Integer> tokens = new ArrayList<>();
  private int base;
  private int exit;
  private int writes;

  public DraftTrace(int layers) {
    this.layers = layers;
  }

  /** Records a token drafted into row {@code row}; only drafts may have happened in between. */
  public void drafted(int token, int row, int exit, int writesBefore, int writesAfter) {
    boolean goesOn = this.exit == exit && writes == writesBefore;
    if (!goesOn || row < base || row > base + tokens.size()) {
      tokens.clear();
      base = row;
    }
    tokens.subList(row - base, tokens.size()).clear();
    tokens.add(token);
    this.exit = exit;
    this.writes = writesAfter;
  }

  /** Returns how many of a chain's first nodes are as they were drafted, and clears the record. */
  public int take(TokenTree chain, int row, int exit, int writes) {
    int same = 0;
    if (this.exit == exit && this.writes == writes && row == base) {
      while (same < Math.min(tokens.size(), chain.size())
          && tokens.get(same) == chain.token(same)) {
        same++;
      }
    }
    tokens.clear();
    return same;
  }

  /** Refuses an exit layer outside the range. */
  public void checkExit(int exit) {
    if (exit < 1 || exit >= layers) {
      throw new IllegalArgumentException("exit must be within [1, " + layers + "), got " + exit);
    }
  }

  /** Refuses a tree with branches. */
  public static void checkChain(TokenTree tree) {
    if (!tree.isChain()) {
      throw new IllegalArgumentException("a tree of " + tree.size() + " nodes is not a chain");
    }
  }
}
