package dev.conflayers.decode.method.fixed;

import dev.conflayers.decode.method.GivenSublayers;
import java.util.List;

/**
 * A given skip set whose unverified drafts are the output.
 *
 * @param attention layers whose attention is skipped
 * @param mlp layers whose feed-forward network is skipped
 */
public record DraftOnlySettings(List<Integer> attention, List<Integer> mlp) {
  public DraftOnlySettings {
    attention = List.copyOf(attention);
    mlp = List.copyOf(mlp);
    GivenSublayers.check(attention, mlp);
  }
}
