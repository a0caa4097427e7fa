package dev.conflayers.judge.pilot;

import dev.conflayers.stats.CrossedDesign;
import dev.conflayers.stats.VarianceComponents;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Standard deviations of the log speedup per token, by source of variation.
 *
 * @param task name of the task, or {@link #ALL} for the tasks pooled
 * @param prompts number of prompts that the pilot decoded with both
 * @param perDraw prompts per independent draw: more than one if prompts share templates, which are
 *     then the draws
 * @param speedup geometric mean
 * @param ofPrompts of a prompt's own effect; with one fork, including the noise of the call
 * @param ofForks of a fork's own effect; null if the pilot had only one
 * @param ofCalls of the residual; null likewise
 */
public record Spread(
    String task,
    String strategy,
    int prompts,
    double perDraw,
    int forks,
    double speedup,
    double ofPrompts,
    @Nullable Double ofForks,
    @Nullable Double ofCalls) {
  /** Task name of pooled tasks. */
  public static final String ALL = "all tasks";

  /** Returns a design with these numbers of prompts and forks and this spread. */
  CrossedDesign design(int prompts, int forks) {
    return new CrossedDesign(
        new VarianceComponents(square(ofPrompts), square(ofForks), square(ofCalls)),
        0,
        Math.max(2, (int) Math.round(prompts / perDraw)),
        forks,
        1);
  }

  /** Returns the pooled spread of {@code tasks}, and their mean speedup. */
  static Spread pooled(List<Spread> tasks) {
    Spread first = tasks.get(0);
    int prompts = tasks.stream().mapToInt(Spread::prompts).sum();
    boolean forked = tasks.stream().allMatch(task -> task.ofForks() != null);
    double logs = tasks.stream().mapToDouble(task -> Math.log(task.speedup())).average().orElse(0);
    return new Spread(
        ALL,
        first.strategy(),
        prompts,
        prompts / tasks.stream().mapToDouble(Spread::draws).sum(),
        first.forks(),
        Math.exp(logs),
        root(tasks, tasks.stream().mapToDouble(task -> square(task.ofPrompts())).toArray()),
        forked
            ? root(tasks, tasks.stream().mapToDouble(task -> square(task.ofForks())).toArray())
            : null,
        forked
            ? root(tasks, tasks.stream().mapToDouble(task -> square(task.ofCalls())).toArray())
            : null);
  }

  private static double root(List<Spread> tasks, double[] variances) {
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < variances.length; i++) {
      sum += tasks.get(i).draws() * variances[i];
      weights += tasks.get(i).draws();
    }
    return Math.sqrt(sum / weights);
  }

  private double draws() {
    return prompts / perDraw;
  }

  private static double square(@Nullable Double deviation) {
    return deviation == null ? 0 : deviation * deviation;
  }
}
