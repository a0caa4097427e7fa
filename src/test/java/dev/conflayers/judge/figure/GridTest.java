package dev.conflayers.judge.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.stats.CrossedEffects;
import dev.conflayers.stats.CrossedTable;
import dev.conflayers.stats.StudentEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class GridTest {
  private static final double[][] SHORT = {{0.1, 0.2}, {0.3, 0.5}};
  private static final double[][] LONG = {{0.9, 0.7}, {0.8, 0.8}, {0.6, 0.7}, {1.0, 0.9}};

  private static List<Grid.Cell> cells(String task, double[][] values) {
    List<Grid.Cell> cells = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values[i].length; j++) {
        cells.add(new Grid.Cell(task, "p" + i, j, values[i][j]));
      }
    }
    return cells;
  }

  private static List<Grid.Cell> both() {
    List<Grid.Cell> cells = cells("short", SHORT);
    cells.addAll(cells("long", LONG));
    return cells;
  }

  /** Means by hand: 0.275 and 0.8; a task of two prompts counts as much as one of four. */
  @Test
  void tasksWeighTheSame() {
    assertThat(Grid.of(both()).point()).isCloseTo((0.275 + 0.8) / 2, within(1e-12));
  }

  @Test
  void isTheStratifiedEstimate() {
    StudentEstimate expected =
        CrossedEffects.stratified(
            List.of(CrossedTable.of(LONG), CrossedTable.of(SHORT)), List.of(1.0, 1.0));
    assertThat(Grid.of(both()).student()).isEqualTo(expected);
  }

  /** What the bootstrap resamples has the mean and the fork effects of the stratified estimate. */
  @Test
  void oneTableOfAllPromptsSpreadsAsTheTasksDo() {
    CrossedEffects one = CrossedEffects.of(Grid.of(both()).combined());
    assertThat(one.mean()).isCloseTo(0.5375, within(1e-12));
    CrossedEffects shorts = CrossedEffects.of(CrossedTable.of(SHORT));
    CrossedEffects longs = CrossedEffects.of(CrossedTable.of(LONG));
    // w^2 s^2 / n, with a sum of squares over N - 1 = 5 and N / n instead of over n - 1.
    double squares =
        0.25 * shorts.rowVariance() * (2 - 1) * 6 / 2 / 5
            + 0.25 * longs.rowVariance() * (4 - 1) * 6 / 4 / 5;
    assertThat(one.rowVariance()).isCloseTo(squares, within(1e-12));
    double first = (0.2 + 0.825) / 2;
    double second = (0.35 + 0.775) / 2;
    assertThat(one.columnVariance())
        .isCloseTo((first - second) * (first - second) / 4, within(1e-12));
  }

  @Test
  void leavesOutPromptsThatLackAForkAndCountsThem() {
    List<Grid.Cell> cells = cells("long", LONG);
    cells.remove(cells.size() - 1);
    Grid grid = Grid.of(cells);
    assertThat(grid.rows()).isEqualTo(3);
    assertThat(grid.dropped()).isEqualTo(1);
    assertThat(grid.forks()).isEqualTo(2);
  }

  /** A fork that was cut short after one prompt would take all the others with it. */
  @Test
  void leavesOutAForkThatLacksMostPrompts() {
    List<Grid.Cell> cells = cells("long", LONG);
    cells.add(new Grid.Cell("long", "p0", 2, 0.7));
    Grid grid = Grid.of(cells);
    assertThat(grid.forks()).isEqualTo(2);
    assertThat(grid.rows()).isEqualTo(4);
  }

  @Test
  void namesItsRowsAndColumns() {
    Grid grid = Grid.of(List.of(new Grid.Cell("t", "b", 7, 2), new Grid.Cell("t", "a", 7, 1)));
    CrossedTable table = Objects.requireNonNull(grid.tables().get("t"));
    assertThat(grid.example("t", 1)).isEqualTo("b");
    assertThat(table.cells()[1][0]).isEqualTo(2);
    assertThat(grid.fork(0)).isEqualTo(7);
  }

  @Test
  void onePromptHasNoSpread() {
    Grid grid = Grid.of(List.of(new Grid.Cell("t", "a", 0, 0.5)));
    assertThat(grid.student()).isNull();
    assertThat(grid.point()).isEqualTo(0.5);
    assertThat(grid.ratio(Estimand.S_GEO, 0.95).bounds()).isEqualTo(Bounds.unknown(0.95));
  }
}
