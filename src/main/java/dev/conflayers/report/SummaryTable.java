package dev.conflayers.report;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.report.page.CellText;
import dev.conflayers.report.page.PlainTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The terminal summary of a run. */
public final class SummaryTable {
  private SummaryTable() {}

  /**
   * Returns the table: a row for each task and strategy, and over all tasks if several. If it is
   * wider than {@code columns} (0: no limit), it omits its least important figures.
   */
  public static String of(Analysis analysis, int columns) {
    List<List<String>> rows = rows(analysis);
    for (String dispensable : List.of("tokens/step", "n", "accepted")) {
      if (columns > 0 && PlainTable.width(rows) > columns) {
        int at = rows.get(0).indexOf(dispensable);
        rows = rows.stream().map(row -> without(row, at)).toList();
      }
    }
    return PlainTable.of(rows, 2);
  }

  private static List<String> without(List<String> row, int column) {
    List<String> rest = new ArrayList<>(row);
    rest.remove(column);
    return rest;
  }

  private static List<List<String>> rows(Analysis analysis) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "task",
            "strategy",
            "n",
            "ms/token",
            "speedup",
            "95% interval",
            "accepted",
            "tokens/step",
            "same text"));
    List<String> order = new ArrayList<>();
    analysis.tasks().forEach(task -> order.add(task.task()));
    order.add(Comparison.ALL_TASKS);
    CellText.rows(analysis).stream()
        .filter(comparison -> comparison.pace() != null)
        .sorted(Comparator.comparingInt(comparison -> order.indexOf(comparison.task())))
        .forEach(
            comparison ->
                rows.add(row(comparison, comparison.strategy().equals(analysis.run().baseline()))));
    return rows;
  }

  private static List<String> row(Comparison comparison, boolean baseline) {
    Comparison.Pace pace = comparison.pace();
    Comparison.SameText same = comparison.sameText();
    Estimate ratio = comparison.figure(Estimand.S_GEO);
    return List.of(
        comparison.task(),
        comparison.strategy(),
        Integer.toString(comparison.pairs()),
        pace == null ? "" : CellText.millis(pace.strategy()),
        baseline || ratio == null ? "" : CellText.number(ratio.value(), 3) + "x",
        baseline || ratio == null ? "" : interval(ratio.bounds()),
        baseline ? "" : known(CellText.percent(comparison.drafting().acceptanceRate())),
        baseline ? "" : known(CellText.number(comparison.drafting().meanAcceptanceLength(), 2)),
        same == null ? "" : same.identicalOutputs() + "/" + same.identical().n());
  }

  private static String known(String cell) {
    return cell.equals(CellText.NONE) ? "–" : cell;
  }

  private static String interval(Bounds bounds) {
    return bounds.low() == null || bounds.high() == null
        ? ""
        : String.format(Locale.ROOT, "%.3f–%.3f", bounds.low(), bounds.high());
  }
}
