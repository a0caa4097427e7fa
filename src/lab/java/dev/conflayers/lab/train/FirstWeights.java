package dev.conflayers.lab.train;

import dev.conflayers.model.torch.train.Learner;
import dev.conflayers.model.torch.train.ParameterLayout;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;

/** Draws the initial weights of a training. */
final class FirstWeights {
  private FirstWeights() {}

  /**
   * Fills the learner's weights: norms with 1, matrices with normal numbers. Projections onto the
   * residual stream get smaller ones, so that its variance does not grow with depth (GPT-2).
   */
  static void draw(Learner learner, Recipe recipe) {
    FloatBuffer weights = learner.numbers(Learner.Vector.WEIGHTS);
    double deviation = recipe.model().initialDeviation();
    double onto = deviation / Math.sqrt(2.0 * recipe.model().layers());
    for (ParameterLayout.Parameter parameter : learner.layout().parameters()) {
      SplittableRandom random = Seeds.of(recipe.seed(), parameter.name());
      boolean residual =
          parameter.name().contains("o_proj") || parameter.name().contains("down_proj");
      boolean norm = parameter.shape().size() == 1;
      for (int i = 0; i < parameter.size(); i++) {
        double drawn = norm ? 1 : random.nextGaussian() * (residual ? onto : deviation);
        weights.put(parameter.offset() + i, (float) drawn);
      }
    }
  }
}
