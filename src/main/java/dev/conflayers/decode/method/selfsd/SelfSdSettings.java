package dev.conflayers.decode.method.selfsd;

import dev.conflayers.base.KeyRefusal;
import dev.conflayers.decode.DraftSettings;
import dev.conflayers.decode.method.GivenSublayers;
import java.util.List;

/**
 * Hyperparameters of Self-SD (arXiv 2309.08168): a given skip set and an adaptive stop threshold.
 *
 * @param attention layers whose attention the draft skips
 * @param mlp layers whose feed-forward network the draft skips
 * @param budget the most draft passes per draft; 8 in the reference
 * @param startThreshold the initial stop threshold; 0.8 in the reference for greedy decoding
 */
public record SelfSdSettings(
    List<Integer> attention, List<Integer> mlp, int budget, double startThreshold) {
  public SelfSdSettings {
    attention = List.copyOf(attention);
    mlp = List.copyOf(mlp);
    GivenSublayers.check(attention, mlp);
    check(budget, startThreshold);
  }

  /** Returns the settings of a draft without siblings, with the initial stop threshold. */
  static DraftSettings chain(int budget, double startThreshold) {
    return new DraftSettings(budget, startThreshold, List.of(1, 1, 1, 1));
  }

  static void check(int budget, double startThreshold) {
    if (budget < 1 || budget > 64) {
      throw new KeyRefusal("budget", "must be within [1, 64], got " + budget);
    }
    if (!(startThreshold >= 0 && startThreshold <= 1)) {
      throw new KeyRefusal("start-threshold", "must be within [0, 1], got " + startThreshold);
    }
  }
}
