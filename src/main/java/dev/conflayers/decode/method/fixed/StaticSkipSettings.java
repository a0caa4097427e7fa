package dev.conflayers.decode.method.fixed;

import dev.conflayers.decode.DraftSettings;
import dev.conflayers.decode.method.GivenSublayers;
import java.util.List;

/**
 * A skip set that was chosen beforehand.
 *
 * @param attention layers whose attention the draft leaves out
 * @param mlp layers whose feed-forward network the draft leaves out
 * @param draft how far and how wide a draft goes
 */
public record StaticSkipSettings(List<Integer> attention, List<Integer> mlp, DraftSettings draft) {
  public StaticSkipSettings {
    attention = List.copyOf(attention);
    mlp = List.copyOf(mlp);
    GivenSublayers.check(attention, mlp);
  }
}
