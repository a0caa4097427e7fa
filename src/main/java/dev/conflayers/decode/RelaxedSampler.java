package dev.conflayers.decode;

import dev.conflayers.model.Logits;
import dev.conflayers.model.Readout;
import dev.conflayers.model.TokenTree;
import java.util.Arrays;
import java.util.function.DoubleToIntFunction;

/**
 * Greedy sampler whose verification also accepts drafted tokens that are nearly as good as the
 * best. The best token has precedence if it was drafted; of the others that pass, the better one.
 */
final class RelaxedSampler implements Sampler {
  private final double tolerance;
  private final int ranks;

  RelaxedSampler(double tolerance, int ranks) {
    this.tolerance = tolerance;
    this.ranks = ranks;
  }

  @Override
  public Readout readout() {
    return Readout.top(ranks);
  }

  @Override
  public Readout draftReadout(int widest) {
    return Sampler.greedy().draftReadout(widest);
  }

  @Override
  public int pick(Logits logits, Transcript transcript) {
    return logits.argmax(0);
  }

  @Override
  public Proposal propose(
      Logits logits, Transcript transcript, int[] chain, DoubleToIntFunction width) {
    return Sampler.greedy().propose(logits, transcript, chain, width);
  }

  @Override
  public Verification judge(Draft draft, Logits target, Transcript transcript) {
    TokenTree tree = draft.tree();
    int[] path = new int[tree.height() + 1];
    int length = 1;
    int node = 0;
    for (int next = passing(tree, target, node); next >= 0; next = passing(tree, target, node)) {
      path[length++] = next;
      node = next;
    }
    return new Verification(Arrays.copyOf(path, length), target.argmax(node));
  }

  /** Returns the child of {@code node} that passes, or -1. */
  private int passing(TokenTree tree, Logits target, int node) {
    double least = target.logit(node, 0) - tolerance;
    for (int rank = 0; rank < ranks && target.logit(node, rank) >= least; rank++) {
      int child = tree.child(node, target.token(node, rank));
      if (child >= 0) {
        return child;
      }
    }
    return -1;
  }
}
