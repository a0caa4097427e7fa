package dev.conflayers.decode.method;

import dev.conflayers.base.KeyRefusal;
import dev.conflayers.decode.DraftSettings;
import dev.conflayers.decode.SpeculativeDecoder.StopCheck;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Skip sets that an earlier search found, one for each task.
 *
 * @param sets no two of one task
 * @param draft limits on a draft's depth and width
 * @param adaptive whether the stop threshold adapts as in Self-SD, starting from that of {@code
 *     draft}
 * @param stopCheck when the end is noticed; late for sets found by ConfLayers' faithful mode
 */
public record FrozenSkipSettings(
    List<TaskSet> sets, DraftSettings draft, boolean adaptive, StopCheck stopCheck)
    implements ByTask {
  public FrozenSkipSettings {
    sets = List.copyOf(sets);
    if (sets.isEmpty()) {
      throw new KeyRefusal("sets", "must hold one for each task of the suite, got none");
    }
    if (sets.stream().map(TaskSet::task).distinct().count() < sets.size()) {
      throw new KeyRefusal(
          "sets", "must be of different tasks, got " + tasks(sets) + "; leave one of each");
    }
  }

  /**
   * The skip set of one task.
   *
   * @param attention layers whose attention the draft skips, from 0
   * @param mlp layers whose feed-forward network the draft skips, from 0
   */
  public record TaskSet(String task, List<Integer> attention, List<Integer> mlp) {
    public TaskSet {
      attention = List.copyOf(attention);
      mlp = List.copyOf(mlp);
      GivenSublayers.check(attention, mlp);
    }
  }

  @Override
  public FrozenSkipSettings on(String task) {
    List<TaskSet> own = sets.stream().filter(set -> set.task().equals(task)).toList();
    if (own.isEmpty()) {
      throw new KeyRefusal(
          "sets",
          "must hold one for each task of the suite, but '"
              + task
              + "' has none; there are sets for "
              + tasks(sets));
    }
    return new FrozenSkipSettings(own, draft, adaptive, stopCheck);
  }

  private static String tasks(List<TaskSet> sets) {
    return sets.stream().map(TaskSet::task).collect(Collectors.joining(", "));
  }
}
