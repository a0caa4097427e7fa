package dev.conflayers.judge.pilot;

import dev.conflayers.stats.CrossedDesign;
import dev.conflayers.stats.VarianceComponents;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much the log of a speedup per token varies, as standard deviations.
 *
 * @param task name of the task, or {@link #ALL} for what the tasks have in common
 * @param prompts how many the pilot decoded with both
 * @param perDraw how many of these each independent draw has: more than one where prompts are of
 *     common templates, whose effects the prompts' then are
 * @param speedup geometric mean
 * @param ofPrompts of a prompt's own effect; of one fork, noise of the call included
 * @param ofForks of a fork's own effect; null where the pilot had only one
 * @param ofCalls of what is left; null likewise
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
  /** Stands for the task where tasks are pooled. */
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

  /** Returns the spread that {@code tasks} have in common, and their mean speedup. */
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
