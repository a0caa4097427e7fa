package dev.conflayers.lab.train;

import dev.conflayers.model.SkipSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws the layers that each pass of a training skips. Draws depend only on seed, step and pass, so
 * a resumed training makes the same ones.
 */
final class LayerDropout {
  private final Recipe.Dropout settings;
  private final int layers;
  private final int steps;
  private final long seed;

  LayerDropout(Recipe.Dropout settings, int layers, int steps, long seed) {
    this.settings = settings;
    this.layers = layers;
    this.steps = steps;
    this.seed = seed;
    if (settings.keptFirst() + settings.keptLast() > layers) {
      throw new TrainingProblem(
          "layer-dropout keeps "
              + (settings.keptFirst() + settings.keptLast())
              + " layers of "
              + layers
              + "; lower kept-first or kept-last");
    }
  }

  /** Returns the probability that {@code step} skips {@code layer}, in passes that may skip any. */
  double probability(int layer, int step) {
    int deepest = layers - settings.keptLast() - 1;
    if (layer < settings.keptFirst() || layer > deepest) {
      return 0;
    }
    double depth =
        settings.profile() == Recipe.Profile.UNIFORM || deepest == 0
            ? 1
            : Math.pow(2, layer / (double) deepest) - 1;
    return settings.highest() * ramp(step) * depth;
  }

  /** Returns the progress of the probabilities' ramp at {@code step}, from 0 to 1. */
  double ramp(int step) {
    double progress = step / (double) steps;
    if (progress < settings.beginsAt()) {
      return 0;
    }
    return progress >= settings.fullAt()
        ? 1
        : (progress - settings.beginsAt()) / (settings.fullAt() - settings.beginsAt());
  }

  /** Draws for pass {@code pass} of {@code step}. */
  SkipSet draw(int step, int pass) {
    SplittableRandom random = Seeds.of(seed, "layer-dropout", step, pass);
    if (ramp(step) == 0 || random.nextDouble() < settings.fullDepthShare()) {
      return SkipSet.none();
    }
    return switch (settings.choice()) {
      case LAYER -> SkipSet.ofLayers(independent(step, random));
      case SUBLAYER -> SkipSet.ofSublayers(independent(step, random), independent(step, random));
      case SUBSET -> SkipSet.ofLayers(subset(step, random));
    };
  }

  private BitSet independent(int step, SplittableRandom random) {
    BitSet out = new BitSet();
    for (int layer = 0; layer < layers; layer++) {
      out.set(layer, random.nextDouble() < probability(layer, step));
    }
    return out;
  }

  private BitSet subset(int step, SplittableRandom random) {
    List<Integer> eligible = new ArrayList<>();
    for (int layer = settings.keptFirst(); layer < layers - settings.keptLast(); layer++) {
      eligible.add(layer);
    }
    int most = (int) Math.round(settings.highest() * ramp(step) * eligible.size());
    int count = random.nextInt(most + 1);
    BitSet out = new BitSet();
    for (int i = 0; i < count; i++) {
      out.set(eligible.remove(random.nextInt(eligible.size())));
    }
    return out;
  }
}
