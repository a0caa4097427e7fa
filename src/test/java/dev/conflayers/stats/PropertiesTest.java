package dev.conflayers.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.DoublePredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What must hold whatever the numbers are. */
class PropertiesTest {
  private static double[] sample(long seed, int n) {
    RandomDraws draws = new RandomDraws(RandomDraws.stream(seed, n));
    double[] values = new double[n];
    Arrays.setAll(values, i -> 0.3 + 0.1 * draws.normal());
    return values;
  }

  private static double[][] table(long seed, int rows, int columns) {
    double[][] table = new double[rows][];
    Arrays.setAll(table, i -> sample(seed + i, columns));
    return table;
  }

  @Test
  void exchangingTheSidesMirrorsEveryProcedure() {
    double[] values = sample(1, 15);
    double[] mirrored = Arrays.stream(values).map(x -> -x).toArray();
    SplittableRandom random = new SplittableRandom(0);
    assertThat(SignFlip.of(values, Alternative.GREATER, 1, random).pValue())
        .isEqualTo(SignFlip.of(mirrored, Alternative.LESS, 1, random).pValue());
    assertThat(Means.student(values).pAbove(0.3)).isEqualTo(Means.student(mirrored).pBelow(-0.3));
    PairedCounts counts = new PairedCounts(60, 9, 4);
    Interval there = interval(TangoScore.interval(counts, 0.9));
    Interval back = interval(TangoScore.interval(counts.swapped(), 0.9));
    assertThat(back.low()).isCloseTo(-there.high(), within(1e-12));
    assertThat(McNemar.exact(counts)).isEqualTo(McNemar.exact(counts.swapped()));
    assertThat(TangoScore.score(counts, 0.05))
        .isCloseTo(-TangoScore.score(counts.swapped(), -0.05), within(1e-12));
  }

  private static Interval interval(PointEstimate estimate) {
    return Objects.requireNonNull(estimate.interval());
  }

  @Test
  void tangoAtNoDifferenceIsMcNemar() {
    assertThat(TangoScore.score(new PairedCounts(100, 10, 4), 0))
        .isCloseTo(6 / Math.sqrt(14), within(1e-12));
  }

  @Test
  void orderOfRowsAndColumnsDoesNotMatter() {
    double[][] table = table(3, 12, 4);
    StudentEstimate estimate = CrossedEffects.of(CrossedTable.of(table)).randomRows();
    List<CrossedTable.Cell> cells = new ArrayList<>();
    for (int i = 0; i < table.length; i++) {
      for (int j = 0; j < 4; j++) {
        cells.add(new CrossedTable.Cell("row " + i, "column " + j, table[i][j]));
      }
    }
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(cells, new Random(seed));
      StudentEstimate shuffled = CrossedEffects.of(CrossedTable.of(cells)).randomRows();
      assertThat(shuffled.point()).isCloseTo(estimate.point(), within(1e-14));
      assertThat(shuffled.standardError()).isCloseTo(estimate.standardError(), within(1e-14));
      assertThat(shuffled.degreesOfFreedom()).isCloseTo(estimate.degreesOfFreedom(), within(1e-9));
    }
  }

  @Test
  void noIntervalOfRowsAndColumnsIsNarrowerThanThatOfColumnsAlone() {
    for (int seed = 0; seed < 200; seed++) {
      double[][] cells = table(17L * seed, 40, 2 + seed % 3);
      double shift = 0.002 * seed;
      for (double[] row : cells) {
        row[0] += shift;
      }
      CrossedEffects effects = CrossedEffects.of(CrossedTable.of(cells));
      Interval all = effects.randomRows().interval(0.95);
      Interval columns = effects.fixedRows().interval(0.95);
      assertThat(all.high() - all.low())
          .isGreaterThanOrEqualTo((columns.high() - columns.low()) * (1 - 1e-6));
    }
  }

  @Test
  void levelsOfHolmRejectWhereItsAdjustedPValuesDo() {
    SplittableRandom random = new SplittableRandom(9);
    for (int family = 1; family <= 12; family++) {
      List<Double> p = random.doubles(family, 0, 0.05).boxed().toList();
      List<Double> levels =
          MultipleTests.holmLevels(
              p.stream().map(x -> (DoublePredicate) level -> x <= level).toList(), 0.05);
      List<Double> adjusted = MultipleTests.holm(p);
      for (int i = 0; i < family; i++) {
        assertThat(p.get(i) <= levels.get(i)).isEqualTo(adjusted.get(i) <= 0.05);
      }
    }
  }

  /** The same draws, so the same ends: of one table, and of several at once. */
  @Test
  void resampledMeansAreTheStudentisedBootstrapOfEachAndOfTheLargest() {
    CrossedTable one = CrossedTable.of(table(5, 20, 4));
    ResampledMeans alone = ResampledMeans.of(List.of(one), 500, new SplittableRandom(3));
    Interval known = new TwoLevelBootstrap(500, 0.9).studentised(one, new SplittableRandom(3));
    assertThat(alone.lower(0, 0.95)).isCloseTo(known.low(), within(1e-12));
    assertThat(alone.upper(0, 0.95)).isCloseTo(known.high(), within(1e-12));
    List<CrossedTable> tables = List.of(one, CrossedTable.of(table(90, 30, 4)));
    ResampledMeans both = ResampledMeans.of(tables, 500, new SplittableRandom(4));
    for (int i = 0; i < 2; i++) {
      assertThat(both.jointLower(i, 0.95)).isLessThan(both.lower(i, 0.95));
      assertThat(both.jointUpper(i, 0.95)).isGreaterThan(both.upper(i, 0.95));
    }
  }

  @Test
  void unitsOfTimeDoNotMatterForRatios() {
    double[] one = Arrays.stream(sample(5, 20)).map(Math::exp).toArray();
    double[] other = Arrays.stream(sample(6, 20)).map(Math::exp).toArray();
    double[] oneInMillis = Arrays.stream(one).map(x -> 1000 * x).toArray();
    double[] otherInMillis = Arrays.stream(other).map(x -> 1000 * x).toArray();
    RatioInterval.Bounded seconds = (RatioInterval.Bounded) Fieller.ofPairs(one, other, 0.95);
    RatioInterval.Bounded millis =
        (RatioInterval.Bounded) Fieller.ofPairs(oneInMillis, otherInMillis, 0.95);
    assertThat(millis.interval().low()).isCloseTo(seconds.interval().low(), within(1e-12));
    assertThat(millis.interval().high()).isCloseTo(seconds.interval().high(), within(1e-12));
    RatioInterval.Bounded inverse = (RatioInterval.Bounded) Fieller.ofPairs(other, one, 0.95);
    assertThat(inverse.interval().low()).isCloseTo(1 / seconds.interval().high(), within(1e-12));
  }

  @Test
  void incompleteRowsAreLeftOutAndCounted() {
    List<CrossedTable.Cell> cells =
        new ArrayList<>(
            List.of(
                new CrossedTable.Cell("a", "x", 1),
                new CrossedTable.Cell("a", "x", 3),
                new CrossedTable.Cell("a", "y", 4),
                new CrossedTable.Cell("b", "x", 100)));
    CrossedTable table = CrossedTable.of(cells);
    assertThat(table.cells()).isEqualTo(new double[][] {{2, 4}});
    assertThat(table.droppedRows()).isEqualTo(1);
    assertThat(CrossedEffects.fixedCells(table))
        .satisfies(
            e -> {
              // One pair of repeats 2 apart: variance 2, pooled for all 2 cells of 2 and 1 repeats.
              assertThat(e.point()).isEqualTo(3);
              assertThat(e.standardError()).isCloseTo(Math.sqrt(2 * 1.5 / 4), within(1e-12));
              assertThat(e.degreesOfFreedom()).isEqualTo(1);
            });
  }

  @Test
  void oneStratumIsTheTableItself() {
    CrossedTable table = CrossedTable.of(table(9, 10, 3));
    StudentEstimate alone = CrossedEffects.of(table).randomRows();
    StudentEstimate stratum = CrossedEffects.stratified(List.of(table), List.of(7.0));
    assertThat(stratum.point()).isCloseTo(alone.point(), within(1e-14));
    assertThat(stratum.standardError()).isCloseTo(alone.standardError(), within(1e-14));
    assertThat(stratum.degreesOfFreedom()).isCloseTo(alone.degreesOfFreedom(), within(1e-9));
  }

  @Test
  void moreConfidenceIsNeverNarrower() {
    double[] values = sample(11, 25);
    double[][] rows =
        Arrays.stream(values).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
    double last = 0;
    for (double confidence : new double[] {0.5, 0.8, 0.9, 0.95, 0.99}) {
      Interval interval =
          interval(new Bootstrap(2000, confidence, 0).accelerated(rows, r -> mean(r)));
      double width = interval.high() - interval.low();
      assertThat(width).isGreaterThan(last);
      last = width;
    }
  }

  private static double mean(double[][] rows) {
    return Arrays.stream(rows).mapToDouble(r -> r[0]).average().orElseThrow();
  }

  @Test
  void holmNeverLowersAPValueAndKeepsTheirOrder() {
    List<Double> p = List.of(0.2, 0.001, 0.04, 0.03, 0.9);
    List<Double> adjusted = MultipleTests.holm(p);
    for (int i = 0; i < p.size(); i++) {
      assertThat(adjusted.get(i)).isGreaterThanOrEqualTo(p.get(i));
      for (int j = 0; j < p.size(); j++) {
        if (p.get(i) < p.get(j)) {
          assertThat(adjusted.get(i)).isLessThanOrEqualTo(adjusted.get(j));
        }
      }
    }
    assertThat(MultipleTests.all(p)).isEqualTo(0.9);
  }

  @Test
  void powerGrowsWithTheEffectAndTheNumber() {
    assertThat(Power.ofMean(0, 1, 10, 0.05)).isCloseTo(0.05, within(1e-9));
    double last = 0;
    for (int n = 5; n < 200; n += 20) {
      double power = Power.ofMean(0.1, 0.5 / Math.sqrt(n), n - 1.0, 0.05);
      assertThat(power).isGreaterThan(last);
      last = power;
    }
  }

  @Test
  void columnsPutAFloorUnderTheErrorThatRowsCannotLower() {
    // Section 6.7: columns varying by 1 %, five of them: 1.41 cannot be told from 1.40.
    CrossedDesign design =
        new CrossedDesign(new VarianceComponents(0.0036, 0.0001, 0), 0, 80, 5, 1);
    assertThat(design.rowsFor(Math.log(1.41 / 1.4), 0.05, 0.8)).isEqualTo(OptionalInt.empty());
    OptionalInt columns = design.columnsFor(Math.log(1.45 / 1.4), 0.05, 0.8);
    assertThat(columns).isPresent();
    double detectable = design.minimalDetectable(0.05, 0.8);
    assertThat(design.power(detectable, 0.05)).isCloseTo(0.8, within(1e-9));
  }

  @Test
  void sampleSizesHaveTheirPowerAndOneLessDoesNot() {
    int n = Power.valuesForEquivalence(0.05, 0.1, 0.05, 0.9).orElseThrow();
    assertThat(Power.ofEquivalence(0.05, 0.05, 0.1 / Math.sqrt(n), n - 1.0, 0.05))
        .isGreaterThanOrEqualTo(0.9);
    assertThat(Power.ofEquivalence(0.05, 0.05, 0.1 / Math.sqrt(n - 1), n - 2.0, 0.05))
        .isLessThan(0.9);
    int pairs = new PairedPower(0.05, 0).pairsForNonInferiority(0.02, 0.05, 0.8).orElseThrow();
    assertThat(new PairedPower(0.05, 0).ofNonInferiority(pairs, 0.02, 0.05))
        .isGreaterThanOrEqualTo(0.8);
    assertThat(new PairedPower(0.05, -0.02).pairsForNonInferiority(0.02, 0.05, 0.8)).isEmpty();
  }

  @Test
  void exactPowerRejectsWhatEveryTableRejects() {
    // For a number of discordant pairs, rejection must grow with the first side's share.
    for (int n : new int[] {30, 100}) {
      for (int d = 0; d <= n; d++) {
        boolean before = false;
        for (int b = 0; b <= d; b++) {
          PairedCounts counts = new PairedCounts(n, b, d - b);
          boolean rejects = PairedNonInferiority.of(counts, 0.05).holds(0.05);
          assertThat(rejects || !before).as("%s", counts).isTrue();
          before = rejects;
        }
      }
    }
  }

  @Test
  void nobodyEndedIsNotCertainty() {
    List<KaplanMeier.Observation> none =
        Collections.nCopies(30, new KaplanMeier.Observation(64, false));
    PointEstimate survival = KaplanMeier.of(none, 0.95).at(64);
    assertThat(survival.point()).isEqualTo(1);
    // 1 - 0.025^(1/30), the exact bound for 0 of 30.
    assertThat(interval(survival).low()).isCloseTo(Math.pow(0.025, 1 / 30.0), within(1e-9));
    assertThat(KaplanMeier.of(none, 0.95).median()).isEmpty();
  }

  @Test
  void whenAllHaveEndedTheIntervalStillSaysSomething() {
    List<KaplanMeier.Observation> all =
        List.of(
            new KaplanMeier.Observation(1, true),
            new KaplanMeier.Observation(2, true),
            new KaplanMeier.Observation(3, true));
    KaplanMeier curve = KaplanMeier.of(all, 0.95);
    KaplanMeier.Step last = curve.steps().get(2);
    assertThat(last.survival()).isZero();
    assertThat(last.interval().low()).isZero();
    assertThat(last.interval().high()).isGreaterThan(0.1);
    assertThat(curve.median()).contains(2.0);
  }

  @Test
  void oneSpikeIsNoChangeAndAStepIs() {
    double[] series = sample(13, 40);
    assertThat(ChangePoints.of(series, 2)).hasSize(1);
    series[17] = 5;
    assertThat(ChangePoints.of(series, 2)).hasSize(1);
    Arrays.setAll(series, i -> series[i] + (i < 25 ? 0 : 1));
    assertThat(ChangePoints.of(series, 2))
        .extracting(ChangePoints.Segment::start)
        .containsExactly(0, 25);
    assertThat(ChangePoints.of(new double[30], 2)).hasSize(1);
  }

  @Test
  void streamsOfNeighbouringSeedsAndIndexesDiffer() {
    long[] firsts =
        LongStream.range(-50, 50)
            .flatMap(
                seed ->
                    LongStream.range(0, 50)
                        .map(index -> RandomDraws.stream(seed, index).nextLong()))
            .distinct()
            .toArray();
    assertThat(firsts).hasSize(5000);
  }

  @Test
  void drawsHaveTheMomentsOfTheirDistributions() {
    RandomDraws draws = new RandomDraws(new SplittableRandom(0));
    int n = 200_000;
    double[] normal = new double[n];
    Arrays.setAll(normal, i -> draws.normal());
    assertThat(Moments.mean(normal)).isCloseTo(0, within(0.01));
    assertThat(Moments.variance(normal)).isCloseTo(1, within(0.015));
    for (double degrees : new double[] {0.8, 1, 4.5, 60}) {
      double[] chi = new double[n];
      Arrays.setAll(chi, i -> draws.chiSquared(degrees));
      assertThat(Moments.mean(chi) / degrees).isCloseTo(1, within(0.02));
      assertThat(Moments.variance(chi) / (2 * degrees)).isCloseTo(1, within(0.06));
    }
    double[] exponential = new double[n];
    Arrays.setAll(exponential, i -> draws.exponential());
    assertThat(Moments.mean(exponential)).isCloseTo(1, within(0.015));
  }
}
