package dev.conflayers.report;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Latency;
import dev.conflayers.judge.analysis.OutputScores;
import dev.conflayers.judge.compare.RankDifference;
import dev.conflayers.judge.compare.RunComparison;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.report.page.CellText;
import dev.conflayers.report.page.PlainTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Terminal tables that compare two runs, and the scores of one run. */
public final class ComparisonTable {
  private ComparisonTable() {}

  /** Returns a row for each task and pair of strategies. */
  public static String of(RunComparison comparison) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "strategy", "task", "n", "speedup, 2nd/1st", "speed, 2nd/1st", "same text", "unequal"));
    for (RunComparison.Row row : comparison.rows()) {
      Estimate times = row.times();
      rows.add(
          List.of(
              names(row),
              row.task(),
              times == null ? "0" : Integer.toString(times.n()),
              row.speedups() == null ? "" : CellText.figure(row.speedups(), 3, "nothing was timed"),
              CellText.figure(times, 3, "nothing was timed"),
              same(row.sameText()),
              comparison.paired() ? Integer.toString(row.unequal()) : ""));
    }
    return PlainTable.of(rows, 2);
  }

  /**
   * Returns a row for each latency, over all tasks if there are several; only the heading if there
   * are none.
   */
  public static String ofTails(RunComparison comparison) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("strategy", "task", "latency, 2nd/1st", "p50", "p95", "p99"));
    boolean whole =
        comparison.rows().stream().anyMatch(row -> row.task().equals(Comparison.ALL_TASKS));
    for (RunComparison.Row row : comparison.rows()) {
      if (whole && !row.task().equals(Comparison.ALL_TASKS)) {
        continue;
      }
      for (Latency latency : Latency.values()) {
        List<Estimate> ratios =
            row.tails().stream().filter(e -> e.estimand() == latency.ratio()).toList();
        if (!ratios.isEmpty()) {
          List<String> cells = new ArrayList<>(List.of(names(row), row.task(), latency.words()));
          for (String at : List.of("p50", "p95", "p99")) {
            cells.add(
                CellText.quantile(
                    ratios.stream().filter(e -> e.at().equals(at)).findFirst().orElse(null),
                    at,
                    3));
          }
          rows.add(cells);
        }
      }
    }
    return PlainTable.of(rows, 3);
  }

  /** Returns a row for each rank test; only the heading if there are none. */
  public static String ofRanks(RunComparison comparison) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("strategy", "task", "of", "n", "2nd/1st by ranks", "p"));
    for (RunComparison.Row row : comparison.rows()) {
      RankDifference ranks = row.ranks();
      if (ranks != null) {
        Bounds bounds = ranks.bounds();
        rows.add(
            List.of(
                names(row),
                row.task(),
                ranks.of().symbol(),
                ranks.firstPrompts() + " + " + ranks.secondPrompts(),
                CellText.number(ranks.ratio(), 3)
                    + (bounds.low() == null
                        ? " [" + CellText.none("too few prompts") + "]"
                        : " ["
                            + CellText.number(bounds.low(), 3)
                            + ", "
                            + CellText.number(bounds.high(), 3)
                            + "]"),
                CellText.number(ranks.pValue(), 4)));
      }
    }
    return PlainTable.of(rows, 3);
  }

  /** Returns a row for each score in both runs; only the heading if there are none. */
  public static String ofQuality(RunComparison comparison) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("strategy", "task", "metric", "first", "second", "difference"));
    for (RunComparison.Row row : comparison.rows()) {
      for (Comparison.Quality quality : row.quality()) {
        rows.add(
            List.of(
                names(row),
                row.task(),
                quality.metric(),
                CellText.number(quality.baseline().point(), 3),
                CellText.number(quality.strategy().point(), 3),
                CellText.estimate(quality.difference(), 3)));
      }
    }
    return PlainTable.of(rows, 3);
  }

  /** Returns a row for each task, metric and strategy. */
  public static String of(OutputScores scores) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("task", "metric", "strategy", "n", "failed", "mean [95% interval]"));
    for (OutputScores.Mean mean : scores.means()) {
      rows.add(
          List.of(
              mean.task(),
              mean.metric(),
              mean.strategy(),
              Integer.toString(mean.prompts()),
              Integer.toString(mean.failed()),
              CellText.estimate(mean.score(), 4)));
    }
    return PlainTable.of(rows, 3);
  }

  private static String names(RunComparison.Row row) {
    return row.firstStrategy().equals(row.secondStrategy())
        ? row.firstStrategy()
        : row.firstStrategy() + " / " + row.secondStrategy();
  }

  private static String same(@Nullable Estimate text) {
    Double share = text == null ? null : text.value();
    return text == null || share == null ? "" : Math.round(share * text.n()) + "/" + text.n();
  }
}
