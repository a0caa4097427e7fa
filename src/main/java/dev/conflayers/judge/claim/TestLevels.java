package dev.conflayers.judge.claim;

import dev.conflayers.judge.figure.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Levels at which a claim is tested as one of a family, by Holm: the probability that any claim of
 * a kind is falsely confirmed is at most 5 %, and likewise falsely refuted.
 *
 * @param above level of the test that the claim holds
 * @param below level of the test that it fails
 * @param family number of claims tested together, including this one
 * @param waits whether a primary claim of the kind is open, so that this one is not tested
 * @param test null if the claim is not tested at a level
 */
record TestLevels(
    double above, double below, int family, boolean waits, @Nullable ClaimPValues test) {
  static final double ALPHA = 0.05;

  /** A claim that is the only one of its kind. */
  static final TestLevels ALONE = new TestLevels(ALPHA, ALPHA, 1, false, null);

  /** Returns {@code grounds}, with a cap if the claim waits and is not tested. */
  Grounds cap(Grounds grounds) {
    if (!waits) {
      return grounds;
    }
    List<Grounds.Cap> caps = new ArrayList<>(grounds.caps());
    caps.add(
        Grounds.both(
            "a primary claim of its kind is open: the others are judged only once that is"
                + " settled"));
    return new Grounds(grounds.invalid(), caps);
  }

  /** Returns the confidence of the interval between both bounds. */
  double confidence() {
    return 1 - above - below;
  }

  /** Returns sentences about the test and its family, beginning with a space. */
  String words() {
    return (test == null ? "" : test.words()) + wordsOfFamily();
  }

  private String wordsOfFamily() {
    return family == 1
        ? ""
        : String.format(
            Locale.ROOT,
            " It is one of %d claims of its kind: by Holm's procedure its lower bound has %s"
                + " confidence and its upper bound %s.",
            family,
            percent(1 - above),
            percent(1 - below));
  }

  static String percent(double share) {
    return Plain.number(Math.round(share * 1e4) / 1e2) + "%";
  }
}
