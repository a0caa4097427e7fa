package dev.conflayers.decode;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Lossy acceptance of tokens that full depth finds likely enough, whatever the draft's probability
 * (typical acceptance of Medusa, arXiv 2401.10774, section 2.3.2, with the constants of its code):
 * a token x passes if p(x) exceeds min(0.09, 0.3 exp(-H(p))), H being the entropy of p in nats. Of
 * siblings that pass, the first does. <b>Not lossless.</b>
 */
final class TypicalAcceptance {
  private static final double MOST = 0.09;
  private static final double SHARE = 0.3;

  private TypicalAcceptance() {}

  static Verification judge(Draft draft, Chances chances, SplittableRandom random) {
    return chances.walk(draft, (node, p) -> accept(draft, node, p), random);
  }

  private static int accept(Draft draft, int node, double[] p) {
    double bound = Math.min(MOST, SHARE * Math.exp(-entropy(p)));
    return Arrays.stream(draft.tree().children(node))
        .filter(child -> p[draft.tree().token(child)] > bound)
        .findFirst()
        .orElse(-1);
  }

  private static double entropy(double[] p) {
    double entropy = 0;
    for (double share : p) {
      entropy -= share > 0 ? share * Math.log(share) : 0;
    }
    return entropy;
  }
}
