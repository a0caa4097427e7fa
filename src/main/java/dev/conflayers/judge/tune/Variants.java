package dev.conflayers.judge.tune;

import dev.conflayers.suite.ControlSchedule;
import dev.conflayers.suite.Methods;
import dev.conflayers.suite.RunOptions;
import dev.conflayers.suite.Strategy;
import dev.conflayers.suite.Suite;
import dev.conflayers.suite.TaskChoice;
import java.util.ArrayList;
import java.util.List;

/**
 * Suites that tuning measures: variants of the given suite with some of its strategies, on one
 * split. Claims are dropped, because they were not made about a choice.
 *
 * @param seed of the order of blocks and of strategies within them, in place of the suite's
 */
public record Variants(Suite suite, long seed) {
  /** The split that settings are chosen on. */
  public static final String TUNE = "tune";

  private static final String TEST = "test";

  /** Names get a suffix for the suite's purpose and must not grow too long. */
  private static final int LONGEST = 48;

  /** Returns the candidates, in the suite's order. */
  public List<Strategy> candidates() {
    return suite.strategies().stream().filter(s -> !s.is(Methods.FULL_DEPTH)).toList();
  }

  /** Returns whether the text of a candidate equals full depth's, or has its distribution. */
  public boolean lossless(String candidate) {
    return suite.lossless()
        && candidates().stream()
            .filter(strategy -> strategy.name().equals(candidate))
            .allMatch(strategy -> strategy.method().facts().lossless());
  }

  /** Returns {@code task} on the tune split. */
  public static TaskChoice tune(TaskChoice task, int prompts) {
    return on(task, TUNE, prompts);
  }

  /**
   * Returns the suite of a round, in one JVM: strategies are compared within one session, and the
   * test measures the variance between JVMs.
   *
   * @param number from 1
   * @param prompts of each task; they include those of a smaller round
   */
  public Suite round(int number, List<Strategy> candidates, int prompts) {
    RunOptions run = suite.run();
    return with(
        "tune-" + number,
        candidates,
        suite.tasks().stream().map(task -> tune(task, prompts)).toList(),
        new RunOptions(
            seed,
            1,
            run.warmUp(),
            run.searchPrompts(),
            ControlSchedule.NEVER,
            run.repetitions(),
            run.stopRule(),
            run.trialTimeoutSeconds()));
  }

  /**
   * Returns the suite of the unbiased test of a choice, with as many prompts and JVMs as the suite
   * asks for.
   */
  public Suite test(List<Strategy> chosen) {
    RunOptions run = suite.run();
    return with(
        "tune-test",
        chosen,
        suite.tasks().stream()
            .map(task -> task.split().equals(TUNE) ? on(task, TEST, task.prompts()) : task)
            .toList(),
        new RunOptions(
            seed,
            run.forks(),
            run.warmUp(),
            run.searchPrompts(),
            run.sameTwice(),
            run.repetitions(),
            run.stopRule(),
            run.trialTimeoutSeconds()));
  }

  private static TaskChoice on(TaskChoice task, String split, int prompts) {
    return new TaskChoice(
        task.task(),
        task.dataset(),
        split,
        prompts,
        task.shots(),
        task.seed(),
        task.maxNewTokens(),
        task.chat());
  }

  private Suite with(
      String ending, List<Strategy> candidates, List<TaskChoice> tasks, RunOptions run) {
    List<Strategy> strategies = new ArrayList<>(List.of(suite.baseline()));
    strategies.addAll(candidates);
    String name = suite.name().substring(0, Math.min(LONGEST, suite.name().length()));
    return new Suite(
        name + "-" + ending,
        suite.description(),
        suite.model(),
        tasks,
        strategies,
        suite.sampler(),
        List.of(),
        run);
  }
}
