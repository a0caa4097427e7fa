package dev.conflayers.decode;

/** Result of verifying a draft: the accepted path and the token that follows it. */
public final class Verification {
  private final int[] path;
  private final int bonusToken;

  Verification(int[] path, int bonusToken) {
    this.path = path;
    this.bonusToken = bonusToken;
  }

  /** Returns a copy of the accepted nodes of the draft tree, from the root down. */
  public int[] path() {
    return path.clone();
  }

  /** Returns the number of drafted tokens that were accepted. */
  public int accepted() {
    return path.length - 1;
  }

  /** Returns full depth's token after the path. */
  public int bonusToken() {
    return bonusToken;
  }
}
