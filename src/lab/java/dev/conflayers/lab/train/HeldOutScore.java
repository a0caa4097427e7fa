package dev.conflayers.lab.train;

import java.util.List;

/**
 * Evaluation scores on held-out completions.
 *
 * @param step number of updates so far
 * @param depths scores by skip set, full depth first
 */
public record HeldOutScore(int step, List<Depth> depths) {
  public HeldOutScore {
    depths = List.copyOf(depths);
  }

  /**
   * The scores of one skip set.
   *
   * @param skips {@code none}, or the layers skipped
   */
  public record Depth(String skips, List<Task> tasks) {
    /** The name of the empty skip set. */
    static final String NONE = "none";

    public Depth {
      tasks = List.copyOf(tasks);
    }

    /** Returns whether this is full depth. */
    public boolean fullDepth() {
      return skips.equals(NONE);
    }
  }

  /**
   * The scores of one task.
   *
   * @param loss mean -ln p per token of the completions, including their end
   * @param hits share of these tokens that were the argmax
   * @param exact share of rows in which all were the argmax, that is, greedy decoding would be
   *     right
   */
  public record Task(String task, int rows, int tokens, double loss, double hits, double exact) {}
}
