package dev.conflayers.decode.method.conflayers;

import dev.conflayers.base.KeyRefusal;
import dev.conflayers.decode.DraftSettings;
import dev.conflayers.decode.SpeculativeDecoder.StopCheck;
import dev.conflayers.decode.method.Freezable;
import dev.conflayers.decode.method.FrozenSkipSettings;
import dev.conflayers.model.ConfidenceSpace;
import java.util.List;

/**
 * The hyperparameters of ConfLayers (arXiv 2604.14612), named as in the paper where it names them.
 *
 * @param mode whether the defects of the reference implementation are reproduced or repaired
 * @param skipRatio the fraction of eligible layers to aim for; 0.4 in the reference
 * @param contextWindow the most generated tokens that a probe reads; 100 in the reference
 * @param searchInterval steps a candidate is judged for; 30 in the reference
 * @param maxIterations the most searches of a decoder; 100 in the reference
 * @param maxScore acceptance rate at which the search ends; 0.95 in the reference
 * @param lambdaMode whether the factor of the threshold adapts
 * @param lambda the factor, or its first value if it adapts
 * @param window number of neighbours a layer is compared with; 0 for the adaptive window of the
 *     paper
 * @param arithmetic number format of the selection; binary16 in the reference
 * @param confidenceSpace the values whose entropy is the confidence
 * @param draft limits on a draft's depth and width
 */
public record ConfLayersSettings(
    Mode mode,
    double skipRatio,
    int contextWindow,
    int searchInterval,
    int maxIterations,
    double maxScore,
    LambdaMode lambdaMode,
    double lambda,
    int window,
    Arithmetic arithmetic,
    ConfidenceSpace confidenceSpace,
    DraftSettings draft)
    implements Freezable {
  public ConfLayersSettings {
    if (!(skipRatio > 0 && skipRatio < 1)) {
      throw new KeyRefusal("skip-ratio", "must be within (0, 1), got " + skipRatio);
    }
    if (contextWindow < 1) {
      throw new KeyRefusal("context-window", "must be at least 1, got " + contextWindow);
    }
    if (searchInterval < 1) {
      throw new KeyRefusal("search-interval", "must be at least 1, got " + searchInterval);
    }
    if (maxIterations < 1) {
      throw new KeyRefusal("max-iterations", "must be at least 1, got " + maxIterations);
    }
    if (!(maxScore > 0 && maxScore <= 1)) {
      throw new KeyRefusal("max-score", "must be within (0, 1], got " + maxScore);
    }
    if (!Double.isFinite(lambda)) {
      throw new KeyRefusal("lambda", "must be finite, got " + lambda);
    }
    if (window < 0) {
      throw new KeyRefusal("window", "must not be negative, got " + window);
    }
  }

  /** Returns when a generation notices its end. */
  StopCheck stopCheck() {
    return mode == Mode.FAITHFUL ? StopCheck.LATE : StopCheck.EXACT;
  }

  @Override
  public FrozenSkipSettings frozen(List<FrozenSkipSettings.TaskSet> sets) {
    return new FrozenSkipSettings(sets, draft, false, stopCheck());
  }

  /** Whether the reference's defects are part of the method. */
  public enum Mode {
    FAITHFUL,
    CLEAN
  }

  /** Whether the factor of the threshold changes from search to search. */
  public enum LambdaMode {
    FIXED,
    ADAPTIVE
  }

  /** The number format the selection is computed in. */
  public enum Arithmetic {
    BINARY16,
    FP64
  }
}
