package dev.conflayers.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClustersTest {
  private static final List<String> NAMES = List.of("a", "b", "a", "", "", "b", "a");
  private static final double[] VALUES = {1, 4, 2, 7, 3, 5, 0};
  private static final double[] SIX = {1, 4, 2, 7, 3, 5};

  @Test
  void aValueWithoutANameBelongsToNoOther() {
    assertThat(Clusters.of(NAMES).places()).containsExactly(0, 1, 0, 2, 3, 1, 0);
  }

  @Test
  void valuesThatAreAllOfOneClusterAreTakenForThemselves() {
    Clusters one = Clusters.of(Collections.nCopies(7, "a"));
    assertThat(one.any()).isFalse();
    assertThat(one.draws(VALUES)).containsExactly(VALUES);
  }

  /** The sandwich formula is written out in {@link Means#clustered}. */
  @Test
  void drawsHaveTheMeanAndTheErrorOfClusteredValues() {
    StudentEstimate drawn =
        Means.student(Clusters.of(List.of("a", "b", "a", "b", "c", "c")).draws(SIX));
    StudentEstimate direct = Means.clustered(SIX, new int[] {0, 1, 0, 1, 2, 2});
    assertThat(drawn.point()).isCloseTo(direct.point(), within(1e-12));
    assertThat(drawn.standardError()).isCloseTo(direct.standardError(), within(1e-12));
    assertThat(drawn.degreesOfFreedom()).isEqualTo(direct.degreesOfFreedom());
  }

  /** By hand: (1 - 1/2) / (1 + .625 - 2 * .4375 / .625) = 2.2222; t has one degree anyway. */
  @Test
  void clustersOfUnequalSizesAreStretched() {
    assertThat(Math.pow(Clusters.of(List.of("a", "a", "a", "b")).stretch(), 2))
        .isCloseTo(2.2222, within(1e-4));
  }

  @Test
  void aTableOfGroupsKeepsItsColumnMeans() {
    double[][] cells = new double[7][3];
    RandomDraws draws = new RandomDraws(new SplittableRandom(3));
    for (double[] row : cells) {
      for (int j = 0; j < row.length; j++) {
        row[j] = draws.normal();
      }
    }
    CrossedTable table = CrossedTable.of(cells);
    CrossedTable grouped = table.grouped(Clusters.of(NAMES));
    assertThat(grouped.rows()).isEqualTo(4);
    assertThat(grouped.columnMeans()).containsExactly(table.columnMeans(), within(1e-12));
    assertThat(grouped.rowMeans())
        .containsExactly(Clusters.of(NAMES).draws(table.rowMeans()), within(1e-12));
  }

  @Test
  void valuesThatAgreeWithinClustersAreWorthFewerThanThereAreClusters() {
    boolean[] succeeded = new boolean[60];
    String[] names = new String[60];
    for (int i = 0; i < 60; i++) {
      names[i] = "template " + i % 12;
      succeeded[i] = i % 12 < 4;
    }
    Interval clustered =
        Objects.requireNonNull(
            Proportions.clustered(succeeded, Clusters.of(List.of(names)), .95).interval());
    Interval ofTwelve = Objects.requireNonNull(Proportions.exact(4, 12, .95).interval());
    assertThat(clustered.low()).isLessThan(ofTwelve.low());
    assertThat(clustered.high()).isGreaterThan(ofTwelve.high());
  }

  /** Rule of three: none of 12 templates leaves room for 1 - .025^(1/12) = .265. */
  @Test
  void whereNoneSucceedsClustersAreCounted() {
    String[] names = new String[60];
    Arrays.setAll(names, i -> "template " + i % 12);
    assertThat(
            Objects.requireNonNull(
                    Proportions.clustered(new boolean[60], Clusters.of(List.of(names)), .95)
                        .interval())
                .high())
        .isCloseTo(.265, within(.001));
  }
}
