package dev.conflayers.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Places of six strategies that share prompts and forks; some are exactly as fast as others. */
class SimultaneousRanksTest {
  private static final double[] TRUTH = {0, 0, .02, .05, .05, .2};
  private static final int PROMPTS = 40;
  private static final int FORKS = 5;
  private static final int RUNS = 400;

  /** Draws ln S of each item for each prompt and fork: what a prompt is like is common to all. */
  private static List<double[][]> draw(RandomDraws draws) {
    double[] prompts = normal(draws, PROMPTS, .3);
    List<double[][]> items = new ArrayList<>();
    for (double truth : TRUTH) {
      double[] own = normal(draws, PROMPTS, .05);
      double[] forks = normal(draws, FORKS, .01);
      double[][] cells = new double[PROMPTS][FORKS];
      for (int i = 0; i < PROMPTS; i++) {
        for (int j = 0; j < FORKS; j++) {
          cells[i][j] = truth + prompts[i] + own[i] + forks[j] + .03 * draws.normal();
        }
      }
      items.add(cells);
    }
    return items;
  }

  private static double[] normal(RandomDraws draws, int n, double deviation) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = deviation * draws.normal();
    }
    return values;
  }

  private static StudentEstimate difference(double[][] one, double[][] other) {
    double[][] cells = new double[PROMPTS][FORKS];
    for (int i = 0; i < PROMPTS; i++) {
      for (int j = 0; j < FORKS; j++) {
        cells[i][j] = one[i][j] - other[i][j];
      }
    }
    return CrossedEffects.of(CrossedTable.of(cells)).randomRows();
  }

  private static SimultaneousRanks ranks(List<double[][]> items) {
    return SimultaneousRanks.of(
        items.size(), (i, j) -> difference(items.get(i), items.get(j)), 0.95);
  }

  /** Items that are equal share places: whichever of them comes first, neither is before it. */
  private static boolean holds(SimultaneousRanks ranks) {
    for (int i = 0; i < TRUTH.length; i++) {
      int best = 1;
      int worst = TRUTH.length;
      for (double other : TRUTH) {
        best += other > TRUTH[i] ? 1 : 0;
        worst -= other < TRUTH[i] ? 1 : 0;
      }
      SimultaneousRanks.Places places = ranks.places().get(i);
      if (places.best() > best || places.worst() < worst) {
        return false;
      }
    }
    return true;
  }

  /** 5 % of 400 runs are 20; 36 or more have a probability of 0.0004. */
  @Test
  void allTruePlacesAreWithinTheirRangesInNinetyFiveOfAHundredRuns() {
    int wrong = 0;
    for (int run = 0; run < RUNS; run++) {
      wrong += holds(ranks(draw(new RandomDraws(RandomDraws.stream(11, run))))) ? 0 : 1;
    }
    assertThat(wrong).isLessThan(36);
  }

  /** What separates the places of the same runs: pairs, against each item's interval by itself. */
  @Test
  void pairsTellMoreApartThanIntervalsThatOverlap() {
    int ofPairs = 0;
    int ofIntervals = 0;
    for (int run = 0; run < 50; run++) {
      List<double[][]> items = draw(new RandomDraws(RandomDraws.stream(12, run)));
      for (SimultaneousRanks.Places places : ranks(items).places()) {
        ofPairs += places.worst() - places.best();
      }
      List<Interval> intervals =
          items.stream()
              .map(cells -> CrossedEffects.of(CrossedTable.of(cells)).randomRows())
              .map(mean -> mean.interval(1 - .05 / TRUTH.length))
              .toList();
      for (Interval one : intervals) {
        ofIntervals +=
            (int)
                    intervals.stream()
                        .filter(o -> o.low() <= one.high() && one.low() <= o.high())
                        .count()
                - 1;
      }
    }
    assertThat(ofPairs).isLessThan(ofIntervals / 2);
  }

  @Test
  void whatIsNotKnownIsNotToldApart() {
    SimultaneousRanks ranks =
        SimultaneousRanks.of(
            3, (i, j) -> i == 0 && j == 1 ? new StudentEstimate(1, 1e-6, 10) : null, 0.95);
    assertThat(ranks.places())
        .containsExactly(
            new SimultaneousRanks.Places(1, 2),
            new SimultaneousRanks.Places(2, 3),
            new SimultaneousRanks.Places(1, 3));
  }
}
