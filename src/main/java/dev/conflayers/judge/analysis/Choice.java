package dev.conflayers.judge.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Choice of a strategy on the tune split, with its results on the test split.
 *
 * @param answer the strategy, or full depth
 * @param why in one sentence
 * @param tried results of each round on the tune split, in order
 * @param tested the chosen strategy, then the untuned default if it is a different one
 */
public record Choice(String answer, String why, List<Shown> tried, List<Shown> tested) {
  public Choice {
    tried = List.copyOf(tried);
    tested = List.copyOf(tested);
  }

  /**
   * Results of a strategy in a round or in the test.
   *
   * @param round from 1; the test follows the last round
   * @param speed S_geo; null if nothing was timed
   * @param low lower end of its interval; null if prompts are too few for one
   * @param prompts of all tasks
   * @param kept whether it advanced
   * @param fate why it advanced or not
   */
  public record Shown(
      int round,
      String strategy,
      @Nullable Double speed,
      @Nullable Double low,
      @Nullable Double high,
      int prompts,
      boolean kept,
      String fate) {}
}
