package dev.conflayers.decode.method;

import dev.conflayers.decode.DraftThreshold;
import dev.conflayers.decode.StepOutcome;

/**
 * Adaptive stop threshold that follows the acceptance rate (Self-SD, arXiv 2309.08168, section 3.3,
 * with the constants of its code). The matched share is smoothed by a half. Below 0.9, the
 * threshold's target is 0.01 higher; otherwise it is 0.01 lower, unless the whole budget was
 * drafted; the threshold moves a tenth of the way. It carries over from prompt to prompt.
 */
public final class AdaptiveThreshold implements DraftThreshold {
  private static final double SMOOTHING = 0.5;
  private static final double WANTED = 0.9;
  private static final double STEP = 0.01;
  private static final double INERTIA = 0.9;

  private final int budget;
  private double threshold;
  private double matched;

  public AdaptiveThreshold(double start, int budget) {
    this.threshold = start;
    this.budget = budget;
  }

  @Override
  public double value() {
    return threshold;
  }

  @Override
  public void learn(StepOutcome outcome) {
    if (outcome.drafted() == 0) {
      return;
    }
    double share = (double) outcome.accepted() / outcome.drafted();
    matched = SMOOTHING * matched + (1 - SMOOTHING) * share;
    double aim = threshold;
    if (matched < WANTED) {
      aim += STEP;
    } else if (outcome.drafted() < budget) {
      aim -= STEP;
    }
    threshold = Math.max(0, Math.min(1, INERTIA * threshold + (1 - INERTIA) * aim));
  }
}
