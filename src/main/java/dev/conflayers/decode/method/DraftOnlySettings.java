package dev.conflayers.decode.method;

import java.util.List;

/**
 * A skip set whose drafts are the output.
 *
 * @param attention layers whose attention is left out
 * @param mlp layers whose feed-forward network is left out
 */
public record DraftOnlySettings(List<Integer> attention, List<Integer> mlp) {
  public DraftOnlySettings {
    attention = List.copyOf(attention);
    mlp = List.copyOf(mlp);
    StaticSkip.checkLayers(attention, mlp);
  }
}
