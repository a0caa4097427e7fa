package dev.conflayers.judge.claim;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.judge.figure.Grid;
import dev.conflayers.stats.Alternative;
import dev.conflayers.stats.CrossedTable;
import dev.conflayers.stats.Interval;
import dev.conflayers.stats.PointEstimate;
import dev.conflayers.stats.RandomDraws;
import dev.conflayers.stats.SignFlip;
import dev.conflayers.stats.StudentEstimate;
import dev.conflayers.stats.TwoLevelBootstrap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * S_geo of a strategy over all tasks, with intervals by several methods.
 *
 * @param pSignFlip two-sided p-value of "the ratio is 1", by exchanging the sides of pairs
 * @param disagree whether their lower ends are more than 1 % apart; false for fewer than 20
 *     prompts, where they always are
 */
public record OtherMethods(String strategy, List<Row> rows, double pSignFlip, boolean disagree) {
  private static final double SENSITIVE = 0.01;
  private static final int DRAWS = 9999;

  public OtherMethods {
    rows = List.copyOf(rows);
  }

  /** One method's interval; its ends are null if it has none. */
  public record Row(String method, double value, Bounds bounds) {}

  public static @Nullable OtherMethods of(
      String strategy, Grid grid, double confidence, int resamples, long seed) {
    StudentEstimate student = grid.isEmpty() ? null : grid.student();
    if (student == null) {
      return null;
    }
    CrossedTable table = grid.combined();
    List<Row> rows = new ArrayList<>();
    add(rows, "t, prompts and forks", student.point(), student.interval(confidence));
    if (SpeedRule.resamples(table)) {
      PointEstimate resampled =
          new TwoLevelBootstrap(resamples, confidence).widened(table, RandomDraws.stream(seed, 1));
      add(rows, "bootstrap t, prompts and forks", resampled);
    }
    SignFlip flips =
        SignFlip.of(table.rowMeans(), Alternative.TWO_SIDED, DRAWS, RandomDraws.stream(seed, 2));
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (Row row : rows) {
      Double low = row.bounds().low();
      if (low != null) {
        least = Math.min(least, low);
        most = Math.max(most, low);
      }
    }
    return new OtherMethods(
        strategy,
        rows,
        flips.pValue(),
        table.rows() >= Preconditions.PROMPTS && most > least * (1 + SENSITIVE));
  }

  private static void add(List<Row> rows, String method, PointEstimate estimate) {
    Interval interval = estimate.interval();
    if (interval != null) {
      add(rows, method, estimate.point(), interval);
    }
  }

  private static void add(List<Row> rows, String method, double log, Interval interval) {
    rows.add(new Row(method, Math.exp(log), Bounds.of(interval).exp()));
  }
}
