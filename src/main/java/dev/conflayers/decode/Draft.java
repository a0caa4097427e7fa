package dev.conflayers.decode;

import dev.conflayers.model.TokenTree;
import dev.conflayers.token.TokenIds;
import java.util.List;

/**
 * Tokens to verify, and how they came about.
 *
 * @param tree the transcript's root and the drafted tokens below it
 * @param chain the tokens drafted one below the other; its size is the number of draft passes
 * @param confidences the draft's probability of each token of {@code chain}; empty where the
 *     drafter has none
 * @param weightBytes the weights that the draft passes read
 */
public record Draft(TokenTree tree, TokenIds chain, List<Float> confidences, long weightBytes) {
  public Draft {
    confidences = List.copyOf(confidences);
    boolean told = confidences.isEmpty() || confidences.size() == chain.size();
    if (!told || tree.height() != chain.size()) {
      throw new IllegalArgumentException(
          "a draft of depth "
              + tree.height()
              + " needs as many chain tokens and confidences, got "
              + chain.size()
              + " and "
              + confidences.size());
    }
  }
}
