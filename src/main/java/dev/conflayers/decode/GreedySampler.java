package dev.conflayers.decode;

import dev.conflayers.model.Logits;
import dev.conflayers.model.Readout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleToIntFunction;

/**
 * Greedy sampler: always picks the best token. At full depth it needs no scores, only the best
 * token's id.
 */
final class GreedySampler implements Sampler {
  static final GreedySampler INSTANCE = new GreedySampler();
  private static final double[] NO_CHANCE = {};

  private GreedySampler() {}

  @Override
  public Readout readout() {
    return Readout.ARGMAX;
  }

  @Override
  public Readout draftReadout(int widest) {
    return Readout.top(widest);
  }

  @Override
  public int pick(Logits logits, Transcript transcript) {
    return logits.argmax(0);
  }

  @Override
  public Proposal propose(
      Logits logits, Transcript transcript, int[] chain, DoubleToIntFunction width) {
    double confidence = logits.probability(0, 0);
    int count = width.applyAsInt(confidence);
    List<Integer> tokens = new ArrayList<>(count);
    for (int rank = 0; rank < count; rank++) {
      tokens.add(logits.token(0, rank));
    }
    return new Proposal(tokens, confidence, NO_CHANCE);
  }

  @Override
  public Verification judge(Draft draft, Logits target, Transcript transcript) {
    return GreedyAcceptance.judge(draft.tree(), target);
  }
}
