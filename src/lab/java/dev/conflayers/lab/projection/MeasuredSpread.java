package dev.conflayers.lab.projection;

import dev.conflayers.evidence.Quantity;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.stats.RandomDraws;
import dev.conflayers.stats.SmallSample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sampling error of a measured decode speedup over a number of prompts, which a prediction interval
 * has to include in addition to the projection's own uncertainty. Prompts are resampled from those
 * with known times; the projection plays no part in it.
 */
final class MeasuredSpread {
  /** The quantile at the upper end of a {@link Range}. */
  private static final double HIGH = 0.95;

  private final List<Prompt> prompts;
  private final double all;

  /** The trials of one prompt. */
  private record Prompt(List<TrialView> full, List<TrialView> strategy) {}

  private MeasuredSpread(List<Prompt> prompts) {
    this.prompts = prompts;
    this.all = logSpeedup(prompts);
  }

  /** Makes the spread from the prompts that both decoded. */
  static MeasuredSpread of(List<TrialView> full, List<TrialView> strategy) {
    Map<String, Prompt> prompts = new LinkedHashMap<>();
    full.forEach(trial -> prompt(prompts, trial).full().add(trial));
    strategy.forEach(trial -> prompt(prompts, trial).strategy().add(trial));
    return new MeasuredSpread(
        prompts.values().stream()
            .filter(prompt -> !prompt.full().isEmpty() && !prompt.strategy().isEmpty())
            .toList());
  }

  private static Prompt prompt(Map<String, Prompt> prompts, TrialView trial) {
    return prompts.computeIfAbsent(
        trial.task() + "/" + trial.example(),
        name -> new Prompt(new ArrayList<>(), new ArrayList<>()));
  }

  /** Returns ln of the total time per token of full depth over the strategy's. */
  private static double logSpeedup(List<Prompt> prompts) {
    List<TrialView> full = new ArrayList<>();
    List<TrialView> strategy = new ArrayList<>();
    prompts.forEach(prompt -> full.addAll(prompt.full()));
    prompts.forEach(prompt -> strategy.addAll(prompt.strategy()));
    return Math.log(Quantity.emissionPace(full) / Quantity.emissionPace(strategy));
  }

  /** Draws the deviation of ln of the speedup for a given number of other prompts. */
  double drawn(RandomDraws draws, int count) {
    if (prompts.isEmpty()) {
      return 0;
    }
    List<Prompt> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drawn.add(prompts.get(draws.below(prompts.size())));
    }
    return logSpeedup(drawn) - all;
  }

  /**
   * Returns the factor by which a range must be wider than the resampled spread, because there are
   * few prompts.
   */
  double widening() {
    return prompts.size() < 2 ? 1 : SmallSample.widening(prompts.size(), HIGH);
  }
}
