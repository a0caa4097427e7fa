package dev.conflayers.evidence;

import dev.conflayers.record.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Prompt caching in imported runs: how many tokens of its prompts a strategy computed. A prompt
 * taken from a cache costs no time, which is not the strategy's gain.
 *
 * @param pairs with both sides known
 * @param differing pairs of these whose sides differ
 * @param example of a difference, in words; empty if there is none
 */
public record PromptReads(int pairs, int differing, String example) {
  /** Compares the prompts of two strategies, which may be of different runs. */
  public static PromptReads of(RunView one, String strategy, RunView other, String its) {
    Map<String, TrialView> byPrompt = new HashMap<>();
    other.trials(RunView.ALL_TASKS, its).forEach(m -> byPrompt.put(prompt(m), m));
    int pairs = 0;
    int differing = 0;
    String example = "";
    for (TrialView m : one.trials(RunView.ALL_TASKS, strategy)) {
      TrialView same = byPrompt.get(prompt(m));
      Origin.Prefill left = one.prefill(m);
      Origin.Prefill right = same == null ? null : other.prefill(same);
      if (left == null || right == null) {
        continue;
      }
      pairs++;
      if (!Objects.equals(left.computed(), right.computed())
          || !Objects.equals(left.cached(), right.cached())) {
        differing++;
        example =
            example.isEmpty()
                ? m.task() + " " + m.example() + ": " + words(left) + " / " + words(right)
                : example;
      }
    }
    return new PromptReads(pairs, differing, example);
  }

  /**
   * Returns why the times of two runs are not comparable; null if they are, or if nothing is known.
   *
   * @param strategies pairs of names, of the first run and of the second
   */
  public static @Nullable String apart(
      RunView first, RunView second, List<Map.Entry<String, String>> strategies) {
    if (leftOut(first) != leftOut(second)) {
      RunView without = leftOut(first) ? first : second;
      return "times of "
          + without.account().run()
          + " exclude prompt processing, but those of the other run include it";
    }
    for (Map.Entry<String, String> names : strategies) {
      PromptReads reads = of(first, names.getKey(), second, names.getValue());
      if (reads.differing() > 0 && !leftOut(first)) {
        return "the runs computed and cached "
            + reads.differing()
            + " of "
            + reads.pairs()
            + " prompts differently ("
            + reads.example()
            + "), so their times are of different work";
      }
    }
    return null;
  }

  private static boolean leftOut(RunView run) {
    Origin origin = run.record().origin();
    return origin != null && origin.promptsLeftOut();
  }

  private static String prompt(TrialView m) {
    return m.fork() + "\n" + m.task() + "\n" + m.example();
  }

  private static String words(Origin.Prefill prefill) {
    return (prefill.computed() == null ? "an unknown number of" : prefill.computed())
        + " tokens computed, "
        + (prefill.cached() == null ? "an unknown number" : prefill.cached())
        + " cached";
  }
}
