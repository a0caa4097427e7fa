package dev.conflayers.decode.method.selfsd;

import dev.conflayers.base.KeyRefusal;
import dev.conflayers.decode.SpeculativeDecoder.StopCheck;
import dev.conflayers.decode.method.Freezable;
import dev.conflayers.decode.method.FrozenSkipSettings;
import java.util.List;

/**
 * Hyperparameters of Self-SD's search (arXiv 2309.08168, section 3.2) for the sublayers to skip,
 * before measuring.
 *
 * @param iterations sets tried on each prompt of the search; 1000 in all in the reference
 * @param tokens the most tokens of a trial; 32 in the reference
 * @param budget the most draft passes per draft; 8 in the reference
 * @param startThreshold the initial stop threshold; 0.8 in the reference for greedy decoding
 * @param seed of the search
 */
public record SelfSdSearchSettings(
    int iterations, int tokens, int budget, double startThreshold, long seed) implements Freezable {
  public SelfSdSearchSettings {
    if (iterations < 1 || iterations > 10_000) {
      throw new KeyRefusal("iterations", "must be within [1, 10000], got " + iterations);
    }
    if (tokens < 2 || tokens > 10_000) {
      throw new KeyRefusal("tokens", "must be within [2, 10000], got " + tokens);
    }
    SelfSdSettings.check(budget, startThreshold);
  }

  @Override
  public FrozenSkipSettings frozen(List<FrozenSkipSettings.TaskSet> sets) {
    return new FrozenSkipSettings(
        sets, SelfSdSettings.chain(budget, startThreshold), true, StopCheck.EXACT);
  }
}
