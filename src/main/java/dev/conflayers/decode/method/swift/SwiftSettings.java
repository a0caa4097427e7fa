package dev.conflayers.decode.method.swift;

import dev.conflayers.base.Check;
import dev.conflayers.base.KeyRefusal;
import dev.conflayers.decode.DraftSettings;
import dev.conflayers.decode.SpeculativeDecoder.StopCheck;
import dev.conflayers.decode.method.Freezable;
import dev.conflayers.decode.method.FrozenSkipSettings;
import java.util.List;

/**
 * How SWIFT (arXiv 2410.06916) searches: a random set of sublayers at a time, now and then one that
 * a Gaussian process proposes, judged by how many of the first generated tokens the draft guesses.
 * In brackets its own script's settings, then those that ConfLayers was compared with.
 *
 * @param skipRatio share of the sublayers but those of the first and the last layer that every
 *     candidate leaves out (0.45; 0.45 and 0.5)
 * @param contextWindow tokens that a candidate is judged by (50; 32)
 * @param searchInterval steps from one candidate to the next (1; 1)
 * @param bayesInterval each so-many-th candidate is the process's (25; 25)
 * @param maxIterations candidates tried (1000; 1000)
 * @param maxTolerance candidates in a row without improvement after which it gives up (300; 300)
 * @param maxScore guessed share above which searching ends (0.93; 0.95)
 * @param maxPasses full-depth passes whose weights a search may read; 0 for any number. Gives
 *     searches equal budgets
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
