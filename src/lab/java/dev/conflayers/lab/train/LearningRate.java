package dev.conflayers.lab.train;

/** Learning-rate schedule: linear warm-up, then cosine decay to the final rate. */
final class LearningRate {
  private final Recipe.Optimizer optimizer;
  private final int steps;

  LearningRate(Recipe.Optimizer optimizer, int steps) {
    this.optimizer = optimizer;
    this.steps = steps;
  }

  /** Returns the rate of update {@code step}, counted from 1. */
  double at(int step) {
    int warmUp = optimizer.warmUpSteps();
    if (step <= warmUp) {
      return optimizer.peakRate() * step / warmUp;
    }
    double progress = Math.min(1, (step - warmUp) / (double) Math.max(1, steps - warmUp));
    double share = (1 + Math.cos(Math.PI * progress)) / 2;
    return optimizer.finalRate() + (optimizer.peakRate() - optimizer.finalRate()) * share;
  }
}
