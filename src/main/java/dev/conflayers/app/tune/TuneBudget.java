package dev.conflayers.app.tune;

import dev.conflayers.app.Materials;
import dev.conflayers.decode.StreamState;
import dev.conflayers.judge.tune.Halving;
import dev.conflayers.judge.tune.Variants;
import dev.conflayers.suite.Strategy;
import dev.conflayers.suite.Suite;
import dev.conflayers.suite.TaskChoice;
import dev.conflayers.suite.plan.RunPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What tuning may measure at most, round by round, before anything is measured. */
public record TuneBudget(List<Round> rounds, Round test) {
  public TuneBudget {
    rounds = List.copyOf(rounds);
  }

  /**
   * A run of the budget.
   *
   * @param prompts of each task; 0 where tasks differ
   * @param trials at most, those that warm up and search included
   */
  public record Round(int candidates, int prompts, int trials, long mostTokens) {}

  /**
   * Returns the budget.
   *
   * @param prompts of each task in the first round; every further round has twice as many as the
   *     one before, as far as the tune split has them
   */
  static TuneBudget of(
      Materials materials, Variants variants, List<Strategy> candidates, int prompts) {
    // Those that search before they are measured cost most; any of them may stay.
    List<Strategy> dearest =
        candidates.stream()
            .sorted(Comparator.comparing(one -> one.state() != StreamState.STEADY))
            .toList();
    int safe = (int) candidates.stream().filter(s -> variants.lossless(s.name())).count();
    int most = most(materials, variants.suite(), candidates);
    List<Round> rounds = new ArrayList<>();
    int size = Math.min(prompts, most);
    for (int count : Halving.rounds(safe, candidates.size() - safe)) {
      Suite suite = variants.round(rounds.size() + 1, dearest.subList(0, count), size);
      rounds.add(round(count, size, materials.plan(suite)));
      size = Math.min(2 * size, most);
    }
    List<Strategy> tested = dearest.subList(0, Math.min(2, dearest.size()));
    return new TuneBudget(rounds, round(tested.size(), 0, materials.plan(variants.test(tested))));
  }

  private static Round round(int candidates, int prompts, RunPlan plan) {
    return new Round(candidates, prompts, plan.trials().size(), plan.mostTokens());
  }

  /** Returns how many prompts of each task can be measured and leave enough to search on. */
  private static int most(Materials materials, Suite suite, List<Strategy> candidates) {
    boolean searches = candidates.stream().anyMatch(s -> s.state() == StreamState.STEADY);
    int most = Integer.MAX_VALUE;
    for (TaskChoice task : suite.tasks()) {
      int rows = materials.material(Variants.tune(task, 1)).examples().size();
      most = Math.min(most, rows - (searches ? suite.run().searchPrompts() : 0));
    }
    return Math.max(1, most);
  }

  /** Returns how many trials all rounds and the test have at most. */
  public int trials() {
    return test.trials() + rounds.stream().mapToInt(Round::trials).sum();
  }

  /** Returns how many tokens all rounds and the test decode at most. */
  public long mostTokens() {
    return test.mostTokens() + rounds.stream().mapToLong(Round::mostTokens).sum();
  }
}
