package dev.conflayers.judge.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a strategy was chosen on the tune split, and what the test split says of it.
 *
 * @param answer the strategy, or full depth
 * @param why in one sentence
 * @param tried what each round on the tune split showed, in order
 * @param tested the strategy that was chosen, then what one would use untuned where that is another
 */
public record Choice(String answer, String why, List<Shown> tried, List<Shown> tested) {
  public Choice {
    tried = List.copyOf(tried);
    tested = List.copyOf(tested);
  }

  /**
   * What a round, or the test, showed of a strategy.
   *
   * @param round from 1; of the test, one more than the last
   * @param speed S_geo; null where nothing was timed
   * @param low of its interval; null where so few prompts give none
   * @param prompts of all tasks
   * @param kept whether it went on
   * @param fate why it did, or did not
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
