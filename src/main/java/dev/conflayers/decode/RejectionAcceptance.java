package dev.conflayers.decode;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Lossless random acceptance: the emitted tokens have the distribution of full depth alone
 * (speculative sampling: Leviathan and others, arXiv 2211.17192, algorithm 1; over siblings drawn
 * without replacement as in SpecInfer, arXiv 2305.09781, and EAGLE, arXiv 2401.15077).
 *
 * <p>At each node, p is full depth's distribution, and the siblings below were drawn one after the
 * other from q. A sibling x is accepted with probability min(1, p(x) / q(x)); if it is rejected, p
 * becomes max(p - q, 0) and x is removed from q, both are normalised, and the next sibling is
 * tried. If none is accepted, the bonus token is drawn from the remaining p. A token that was
 * chosen deterministically has q(x) = 1.
 *
 * <p>The reference implementation (and SWIFT's, which it shares) does not preserve the
 * distribution: its bonus token ignores temperature and top-p, and after accepting a sibling off
 * the chain it runs one more round on padding. This is the intended algorithm.
 */
final class RejectionAcceptance {
  private RejectionAcceptance() {}

  static Verification judge(Draft draft, Chances chances, SplittableRandom random) {
    return chances.walk(draft, (node, p) -> accept(draft, node, p, random), random);
  }

  /**
   * Returns the child of {@code node} that is accepted; or -1, with {@code p} then the distribution
   * of the token in its place.
   */
  private static int accept(Draft draft, int node, double[] p, SplittableRandom random) {
    int[] children = draft.tree().children(node);
    double[] q = children.length == 0 ? p : draft.drawnFrom(node);
    boolean drawn = q.length > 0;
    double[] left = drawn ? q.clone() : q;
    for (int child : children) {
      int x = draft.tree().token(child);
      double mass = drawn ? Arrays.stream(left).sum() : 1;
      double chance = drawn ? left[x] / mass : 1;
      if (random.nextDouble() * chance < p[x]) {
        return child;
      }
      if (drawn) {
        remove(p, left, mass);
        left[x] = 0;
      } else {
        p[x] = 0;
      }
      double remaining = Arrays.stream(p).sum();
      if (!(remaining > 0)) {
        // If p equals q, acceptance is certain, so only rounding can have rejected the token.
        return child;
      }
      Warp.normalise(p);
    }
    return -1;
  }

  private static void remove(double[] p, double[] q, double mass) {
    for (int i = 0; i < p.length; i++) {
      p[i] = Math.max(0, p[i] - q[i] / mass);
    }
  }
}
