package dev.conflayers.judge.compare;

import dev.conflayers.evidence.Estimate;
import dev.conflayers.judge.analysis.StrategyVerdict;
import dev.conflayers.judge.figure.Comparison;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comparison of two runs, or of two strategies of one run.
 *
 * @param first name of the run that is the reference
 * @param paired whether prompt by prompt, or by the means of different prompts
 * @param oneSession whether both were measured in the same blocks, so that times are comparable as
 *     well
 * @param invalid failed checks of either run's record, which void times
 * @param differences other differences between the runs, which may be the cause
 */
public record RunComparison(
    String first,
    String second,
    boolean paired,
    boolean oneSession,
    List<String> differences,
    List<String> invalid,
    List<Row> rows) {
  public RunComparison {
    invalid = List.copyOf(invalid);
    differences = List.copyOf(differences);
    rows = List.copyOf(rows);
  }

  /** Returns the outcome of a row; INVALID if a run fails a check. */
  public StrategyVerdict.Outcome outcome(Row row) {
    return invalid.isEmpty() ? row.shown() : StrategyVerdict.Outcome.INVALID;
  }

  /**
   * Comparison of a strategy of the first run with one of the second.
   *
   * @param task name of the task, or {@link Comparison#ALL_TASKS}
   * @param speedups the second's speedup divided by the first's; null for full depth itself
   * @param times the first's time per token divided by the second's, even across sessions
   * @param sameText share of prompts whose outputs are all equal; null if unpaired
   * @param tails quantiles of the second's latencies divided by the first's, above 1 is slower;
   *     none if unpaired
   * @param unequal pairs that emitted different numbers of tokens
   * @param quality the first's scores with the second's
   * @param ranks if unpaired, the same difference by ranks; else null
   */
  public record Row(
      String task,
      String firstStrategy,
      String secondStrategy,
      @Nullable Estimate speedups,
      @Nullable Estimate times,
      @Nullable Estimate sameText,
      List<Estimate> tails,
      int unequal,
      List<Comparison.Quality> quality,
      @Nullable RankDifference ranks) {
    public Row {
      tails = List.copyOf(tails);
      quality = List.copyOf(quality);
    }

    /** Returns the outcome of the speedups; for full depth, of the times. */
    private StrategyVerdict.Outcome shown() {
      Estimate figure = speedups == null ? times : speedups;
      Double low = figure == null ? null : figure.bounds().low();
      Double high = figure == null ? null : figure.bounds().high();
      if (low != null && low > 1) {
        return StrategyVerdict.Outcome.FASTER;
      }
      return high != null && high < 1
          ? StrategyVerdict.Outcome.SLOWER
          : StrategyVerdict.Outcome.CANNOT_TELL;
    }
  }
}
