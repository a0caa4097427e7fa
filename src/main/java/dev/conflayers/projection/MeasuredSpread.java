package dev.conflayers.projection;

import dev.conflayers.result.Measurement;
import dev.conflayers.stats.Draws;
import dev.conflayers.stats.SmallSample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a measured decode speedup of a number of prompts is from that of all prompts like these:
 * what a projection of a run has to allow for beside what it does not know itself. Prompts are drawn
 * from those whose times are known; what is projected has no part in it.
 */
final class MeasuredSpread {
  /** Where the upper end of a {@link Range} is. */
  private static final double HIGH = 0.95;

  private final List<double[]> prompts;
  private final double all;

  private MeasuredSpread(List<double[]> prompts) {
    this.prompts = prompts;
    this.all = logSpeedup(prompts);
  }

  /** Takes decode nanoseconds and tokens of each prompt that both have. */
  static MeasuredSpread of(List<Measurement> full, List<Measurement> strategy) {
    Map<String, double[]> sums = new LinkedHashMap<>();
    add(sums, full, 0);
    add(sums, strategy, 2);
    return new MeasuredSpread(
        sums.values().stream().filter(sum -> sum[1] > 0 && sum[3] > 0).toList());
  }

  private static void add(Map<String, double[]> sums, List<Measurement> trials, int at) {
    for (Measurement trial : trials) {
      double[] sum = sums.computeIfAbsent(trial.task() + "/" + trial.example(), p -> new double[4]);
      sum[at] += trial.timing().total() - trial.timing().prefill();
      sum[at + 1] += trial.emittedInSteps();
    }
  }

  /** Returns ln of the total time per token of full depth over the strategy's. */
  private static double logSpeedup(List<double[]> prompts) {
    double[] sum = new double[4];
    for (double[] prompt : prompts) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += prompt[i];
      }
    }
    return Math.log(sum[0] / sum[1] / (sum[2] / sum[3]));
  }

  /** Returns by how much ln of the speedup of so many other prompts may differ, drawn at random. */
  double drawn(Draws draws, int count) {
    List<double[]> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drawn.add(prompts.get(draws.below(prompts.size())));
    }
    return logSpeedup(drawn) - all;
  }

  /** Returns how much wider a range has to be than prompts drawn from these few spread. */
  double widening() {
    return prompts.size() < 2 ? 1 : SmallSample.widening(prompts.size(), HIGH);
  }
}
