package dev.conflayers.decode;

import dev.conflayers.model.Logits;
import dev.conflayers.model.TokenTree;
import java.util.Arrays;

/**
 * Exact acceptance in greedy decoding: a drafted token passes only if full depth would have picked
 * it.
 */
public final class GreedyAcceptance {
  private GreedyAcceptance() {}

  /** Judges {@code draft} by {@code target}, the full-depth scores of each of its nodes. */
  public static Verification judge(TokenTree draft, Logits target) {
    int[] path = new int[draft.height() + 1];
    int length = 1;
    int node = 0;
    int next = target.argmax(node);
    for (int child = draft.child(node, next); child >= 0; child = draft.child(node, next)) {
      path[length++] = child;
      node = child;
      next = target.argmax(node);
    }
    return new Verification(Arrays.copyOf(path, length), next);
  }
}
