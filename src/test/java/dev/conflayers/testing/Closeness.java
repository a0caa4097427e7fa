package dev.conflayers.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Whether scores are close, one by one. AssertJ's own comparison of arrays, which knows a tolerance
 * too, takes longer than the models that make them.
 */
public final class Closeness {
  private Closeness() {}

  /** Fails at the first value that is off by more than the tolerance, or is no number. */
  public static void assertClose(
      String what, double[] actual, double[] expected, double tolerance) {
    assertThat(actual.length).as("values of " + what).isEqualTo(expected.length);
    for (int i = 0; i < expected.length; i++) {
      boolean close = Math.abs(actual[i] - expected[i]) <= tolerance;
      if (!close) {
        assertThat(actual[i]).as(what + ", value " + i).isCloseTo(expected[i], within(tolerance));
      }
    }
  }
}
