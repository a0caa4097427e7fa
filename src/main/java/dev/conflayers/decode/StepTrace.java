package dev.conflayers.decode;

import dev.conflayers.model.token.TokenIds;
import java.util.List;

/**
 * One draft–verify step.
 *
 * @param chain the tokens drafted one after the other; its size is the number of draft passes
 * @param confidences the draft's probability of each token of {@code chain}
 * @param nodes tokens verified in one pass, the root included; 0 if nothing is verified
 * @param accepted drafted tokens that were accepted; the last may be a sibling off the chain
 * @param emitted the accepted tokens and the bonus token; if nothing is verified, the drafted
 *     tokens
 * @param draftBytes bytes of weights that the draft passes read; the last step includes those of a
 *     draft that was too late to be verified
 * @param draftNanos time in draft passes; the last step includes those of a draft that was too late
 *     to be verified
 * @param verifyNanos time in the verifying pass and in keeping its accepted rows
 * @param searchNanos time spent choosing skip sets after the step
 */
public record StepTrace(
    TokenIds chain,
    List<Float> confidences,
    int nodes,
    int accepted,
    TokenIds emitted,
    long draftBytes,
    long draftNanos,
    long verifyNanos,
    long searchNanos) {
  public StepTrace {
    confidences = List.copyOf(confidences);
    if (accepted < 0 || accepted > chain.size()) {
      throw new IllegalArgumentException(
          "accepted must be within [0, " + chain.size() + "], got " + accepted);
    }
  }

  /** Returns the depth of the draft: its passes. */
  public int drafted() {
    return chain.size();
  }
}
