package dev.conflayers.judge.compare;

import dev.conflayers.evidence.Estimate;
import dev.conflayers.judge.analysis.StrategyVerdict;
import dev.conflayers.judge.figure.Comparison;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two runs, or two strategies of one, set against each other.
 *
 * @param first name of the run that is the reference
 * @param paired whether prompt by prompt, or by the means of different prompts
 * @param oneSession whether both were measured in the same blocks, so that times compare as well
 * @param invalid checks that the record of either run fails, so that times show nothing
 * @param differences what else differs between the runs, which may be what makes the difference
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

  /** Says what a row shows: nothing where a run fails a check. */
  public StrategyVerdict.Outcome outcome(Row row) {
    return invalid.isEmpty() ? row.shown() : StrategyVerdict.Outcome.INVALID;
  }

  /**
   * A strategy of the first run against one of the second.
   *
   * @param task name of the task, or {@link Comparison#ALL_TASKS}
   * @param speedups the second's speedup over the first's; null for full depth itself
   * @param times the first's time per token over the second's, whatever the sessions were like
   * @param sameText prompts whose outputs are all the same, of how many; null where unpaired
   * @param tails quantiles of the second's latencies over the first's, above 1 is slower; none
   *     where unpaired
   * @param unequal pairs that emitted different numbers of tokens
   * @param quality the first's scores with the second's
   * @param ranks where unpaired, the same difference by ranks; else null
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

    /** Says what the speedups show; of full depth, what the times do. */
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
