package dev.conflayers.decode;

import dev.conflayers.model.token.TokenIds;
import java.util.List;

/**
 * One draft–verify step.
 *
 * @param chain the tokens drafted one below the other; its size is the number of draft passes
 * @param confidences the draft's probability of each token of {@code chain}
 * @param nodes tokens verified in one pass, the root included; 0 where nothing is verified
 * @param accepted drafted tokens that survived; the last may be a sibling off the chain
 * @param emitted the accepted tokens and the bonus token; where nothing is verified, what the draft
 *     said
 * @param draftBytes the weights that the draft passes read; in the last step, those of a draft that
 *     came too late to be verified included
 * @param draftNanos time in draft passes; in the last step, those of a draft that came too late to
 *     be verified included
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
