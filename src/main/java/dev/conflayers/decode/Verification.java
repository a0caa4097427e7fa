package dev.conflayers.decode;

/** What verification made of a draft: the path that survives and the token that follows it. */
public final class Verification {
  private final int[] path;
  private final int bonusToken;

  Verification(int[] path, int bonusToken) {
    this.path = path;
    this.bonusToken = bonusToken;
  }

  /** Returns a copy of the surviving nodes of the draft tree, from the root down. */
  public int[] path() {
    return path.clone();
  }

  /** Returns the number of drafted tokens that survived. */
  public int accepted() {
    return path.length - 1;
  }

  /** Returns the token that full depth puts after the path. */
  public int bonusToken() {
    return bonusToken;
  }
}
