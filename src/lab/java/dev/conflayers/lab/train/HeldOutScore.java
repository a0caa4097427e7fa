package dev.conflayers.lab.train;

import java.util.List;

/**
 * How well held-out completions are predicted.
 *
 * @param step updates made before
 * @param depths at full depth first
 */
public record HeldOutScore(int step, List<Depth> depths) {
  public HeldOutScore {
    depths = List.copyOf(depths);
  }

  /**
   * The scores of one skip set.
   *
   * @param skips {@code none}, or the layers left out
   */
  public record Depth(String skips, List<Task> tasks) {
    /** Stands for a skip set that leaves nothing out. */
    static final String NONE = "none";

    public Depth {
      tasks = List.copyOf(tasks);
    }

    /** Returns whether nothing was left out. */
    public boolean fullDepth() {
      return skips.equals(NONE);
    }
  }

  /**
   * The scores of one task.
   *
   * @param loss mean -ln p of a token of the completions, their end included
   * @param hits share of these tokens that were thought the likeliest
   * @param exact share of the rows in which all were: what greedy decoding would get right
   */
  public record Task(String task, int rows, int tokens, double loss, double hits, double exact) {}
}
