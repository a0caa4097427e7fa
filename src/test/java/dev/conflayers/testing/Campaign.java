package dev.conflayers.testing;

/**
 * How far a test goes: every build tries few cases of each claim, which are enough to see it
 * broken, and {@code mvn -Pdeep verify} tries many, which are enough to see it broken seldom.
 */
public final class Campaign {
  private static final boolean DEEP = Boolean.getBoolean("conflayers.deep");

  private Campaign() {}

  /** Returns how many cases to try in this build. */
  public static int size(int quick, int deep) {
    return DEEP ? deep : quick;
  }

  /** Whether this is the build that tries everything. */
  public static boolean isDeep() {
    return DEEP;
  }
}
