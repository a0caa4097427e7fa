package dev.conflayers.suite;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a suite file asks for, checked. */
public record Suite(
    String name,
    String description,
    ModelChoice model,
    List<TaskChoice> tasks,
    List<Strategy> strategies,
    RunOptions run) {
  public Suite {
    tasks = List.copyOf(tasks);
    strategies = List.copyOf(strategies);
    Check.name("name", name);
    Check.that(!tasks.isEmpty(), "tasks must not be empty");
    Set<String> seen = new HashSet<>();
    for (TaskChoice task : tasks) {
      Check.that(seen.add(task.task()), "tasks must differ, but '" + task.task() + "' is repeated");
    }
    seen.clear();
    for (Strategy strategy : strategies) {
      Check.that(
          seen.add(strategy.name()),
          "strategies must have different names, but '" + strategy.name() + "' is repeated");
    }
    Check.that(
        strategies.stream().anyMatch(Strategy.FullDepth.class::isInstance),
        "strategies must hold one of kind full-depth, the baseline of every comparison");
  }

  /** Returns the strategy that the others are compared with: the first of full depth. */
  public Strategy baseline() {
    return strategies.stream()
        .filter(Strategy.FullDepth.class::isInstance)
        .findFirst()
        .orElseThrow();
  }
}
