package dev.conflayers.decode.method.swift;

import dev.conflayers.base.Check;
import dev.conflayers.base.KeyRefusal;
import dev.conflayers.decode.DraftSettings;
import dev.conflayers.decode.SpeculativeDecoder.StopCheck;
import dev.conflayers.decode.method.Freezable;
import dev.conflayers.decode.method.FrozenSkipSettings;
import java.util.List;

/**
 * Hyperparameters of SWIFT (arXiv 2410.06916): it tries random sets of sublayers, and at intervals
 * one proposed by a Gaussian process, and judges them by the share of the first generated tokens
 * that the draft predicts. Brackets give the settings of its own script, then those of its
 * comparison with ConfLayers.
 *
 * @param skipRatio share of the sublayers, except those of the first and the last layer, that every
 *     candidate skips (0.45; 0.45 and 0.5)
 * @param contextWindow tokens on which a candidate is judged (50; 32)
 * @param searchInterval steps from one candidate to the next (1; 1)
 * @param bayesInterval candidates from one proposal of the process to the next (25; 25)
 * @param maxIterations candidates tried (1000; 1000)
 * @param maxTolerance candidates in a row without improvement after which it gives up (300; 300)
 * @param maxScore predicted share above which the search ends (0.93; 0.95)
 * @param maxPasses budget of a search, as the number of full-depth passes whose weights it may
 *     read, so that searches can be compared at equal cost; 0 for no limit
 * @param seed of the random sets
 */
public record SwiftSettings(
    double skipRatio,
    int contextWindow,
    int searchInterval,
    int bayesInterval,
    int maxIterations,
    int maxTolerance,
    double maxScore,
    int maxPasses,
    long seed,
    DraftSettings draft)
    implements Freezable {
  private static final int MOST = 100_000;

  public SwiftSettings {
    if (!(skipRatio > 0 && skipRatio < 1)) {
      throw new KeyRefusal("skip-ratio", "must be within (0, 1), got " + skipRatio);
    }
    Check.within("context-window", contextWindow, 1, 100);
    Check.within("search-interval", searchInterval, 1, MOST);
    Check.within("bayes-interval", bayesInterval, 2, MOST);
    Check.within("max-iterations", maxIterations, 1, MOST);
    Check.within("max-tolerance", maxTolerance, 1, MOST);
    Check.within("max-passes", maxPasses, 0, MOST);
    if (!(maxScore > 0 && maxScore <= 1)) {
      throw new KeyRefusal("max-score", "must be within (0, 1], got " + maxScore);
    }
  }

  @Override
  public FrozenSkipSettings frozen(List<FrozenSkipSettings.TaskSet> sets) {
    return new FrozenSkipSettings(sets, draft, false, StopCheck.EXACT);
  }
}
