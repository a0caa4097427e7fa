package dev.conflayers.suite;

import dev.conflayers.base.Check;
import dev.conflayers.base.Kebab;
import dev.conflayers.base.KeyRefusal;
import dev.conflayers.base.NearestName;
import dev.conflayers.decode.SamplerSettings;
import dev.conflayers.decode.StreamState;
import dev.conflayers.suite.declared.Claim;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A validated suite. */
public record Suite(
    String name,
    String description,
    ModelChoice model,
    List<TaskChoice> tasks,
    List<Strategy> strategies,
    SamplerSettings sampler,
    List<Claim> claims,
    RunOptions run) {
  public Suite {
    tasks = List.copyOf(tasks);
    strategies = List.copyOf(strategies);
    claims = List.copyOf(claims);
    Check.name("name", name);
    Check.that(!tasks.isEmpty(), "tasks", "must not be empty");
    Set<String> seen = new HashSet<>();
    for (TaskChoice task : tasks) {
      Check.that(
          seen.add(task.task()), "tasks", "must differ, but '" + task.task() + "' is repeated");
    }
    seen.clear();
    for (Strategy strategy : strategies) {
      Check.that(
          seen.add(strategy.name()),
          "strategies",
          "must have different names, but '" + strategy.name() + "' is repeated");
      refuseMissingTasks(strategy, tasks);
    }
    Check.that(
        strategies.stream().anyMatch(s -> s.is(Methods.FULL_DEPTH)),
        "strategies",
        "must hold one of kind full-depth, the baseline of every comparison");
    for (Claim claim : claims) {
      Check.that(
          seen.contains(claim.strategy()),
          "claims",
          "must be about strategies of the suite, got '" + claim.strategy() + "'");
    }
    Set<Claim.Kind> primaries = EnumSet.noneOf(Claim.Kind.class);
    for (Claim claim : claims) {
      Check.that(
          !claim.primary() || primaries.add(claim.kind()),
          "claims",
          "must have at most one primary claim of each kind, but there are two of kind "
              + Kebab.of(claim.kind()));
    }
    Check.that(
        !sampler.random() || claims.stream().noneMatch(Claim.TokenIdentical.class::isInstance),
        "claims",
        "of kind token-identical need sampler.temperature 0, because randomly sampled texts differ"
            + " even if both are full depth's; claim quality instead");
    for (Strategy strategy : strategies) {
      String task = strategy.searchOn();
      Check.that(
          task.isEmpty() || tasks.stream().anyMatch(t -> t.task().equals(task)),
          "strategies",
          "must search on tasks of the suite, got '"
              + task
              + "'"
              + NearestName.hint(task, tasks.stream().map(TaskChoice::task).toList()));
    }
    Check.that(
        run.searchPrompts() > 0
            || strategies.stream().allMatch(s -> s.state() != StreamState.STEADY),
        "run.search-prompts",
        "must be at least 1 if a strategy has state: steady");
  }

  private static void refuseMissingTasks(Strategy strategy, List<TaskChoice> tasks) {
    try {
      tasks.forEach(task -> strategy.on(task.task()));
    } catch (KeyRefusal e) {
      throw new KeyRefusal("strategies." + strategy.name(), e.key() + " " + e.why(), e);
    }
  }

  /** Returns the sampler as written in a suite file; empty for greedy decoding. */
  public String samplerText() {
    return sampler.equals(SamplerSettings.GREEDY) ? "" : RecordText.of(sampler);
  }

  /** Returns whether tokens are drawn at random. */
  public boolean random() {
    return sampler.random();
  }

  /** Returns whether drafting preserves full depth's texts, or their distribution. */
  public boolean lossless() {
    return sampler.lossless();
  }

  /**
   * Returns whether {@code strategy} preserves full depth's texts, or their distribution. This
   * depends on its method and, if it drafts, on the acceptance rule.
   */
  public boolean lossless(Strategy strategy) {
    return strategy.is(Methods.FULL_DEPTH)
        || (strategy.method().facts().lossless() && sampler.lossless());
  }

  /** Returns the baseline, with which the others are compared: the first strategy of full depth. */
  public Strategy baseline() {
    return strategies.stream().filter(s -> s.is(Methods.FULL_DEPTH)).findFirst().orElseThrow();
  }
}
