package dev.conflayers.decode.method.fixed;

import dev.conflayers.decode.DraftSettings;
import dev.conflayers.decode.method.GivenSublayers;
import java.util.List;

/**
 * A given skip set.
 *
 * @param attention layers whose attention the draft skips
 * @param mlp layers whose feed-forward network the draft skips
 * @param draft limits on a draft's depth and width
 */
public record StaticSkipSettings(List<Integer> attention, List<Integer> mlp, DraftSettings draft) {
  public StaticSkipSettings {
    attention = List.copyOf(attention);
    mlp = List.copyOf(mlp);
    GivenSublayers.check(attention, mlp);
  }
}
