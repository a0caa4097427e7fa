package dev.conflayers.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.inference.TTest;
import org.apache.commons.math3.stat.inference.WilcoxonSignedRankTest;
import org.junit.jupiter.api.Test;

/**
 * What goes wrong with Commons Math on the input that lossless decoding produces does not go wrong
 * here. Each test first shows the trap, so that it is known to be one.
 */
class TrapsTest {
  private static final double[] SAME = new double[40];

  @Test
  void identicalOutputsAreNeverSignificant() {
    double trap = new WilcoxonSignedRankTest().wilcoxonSignedRankTest(SAME, SAME, false);
    assertThat(trap).isLessThan(1e-6);
    for (int pairs : new int[] {1, 5, 20, 21, 40, 1000}) {
      double[] none = new double[pairs];
      for (Alternative alternative : Alternative.values()) {
        assertThat(SignFlip.of(none, alternative, 999, new SplittableRandom(0)).pValue())
            .isEqualTo(1);
      }
      PairedCounts counts = new PairedCounts(pairs, 0, 0);
      assertThat(McNemar.exact(counts)).isEqualTo(1);
      assertThat(McNemar.midP(counts)).isEqualTo(1);
      assertThat(McNemar.exactFirstMoreOften(counts)).isEqualTo(1);
      assertThat(TangoScore.score(counts, 0)).isZero();
    }
  }

  /** Levels next to 1 have infinite quantiles, of which no spread makes no NaN. */
  @Test
  void theBoundsOfEqualValuesAreThatValueAtEveryLevel() {
    CrossedEffects effects = CrossedEffects.of(CrossedTable.of(new double[3][2]));
    for (double level : new double[] {0.95, 1 - 1e-12, Math.nextDown(1.0)}) {
      assertThat(new StudentEstimate(2, 0, 0.5).upperBound(level)).isEqualTo(2);
      assertThat(new StudentEstimate(2, 0, 0.5).lowerBound(level)).isEqualTo(2);
      assertThat(effects.margin(level)).isZero();
    }
  }

  @Test
  void quantilesBesideAnInfiniteReplicateAreNumbers() {
    double[] replicates = {Double.NEGATIVE_INFINITY, 1, Double.POSITIVE_INFINITY};
    assertThat(Quantiles.ofSorted(replicates, 0.2)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Quantiles.ofSorted(replicates, 0.8)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void identicalOutputsGiveNoNan() {
    assertThat(new TTest().pairedTTest(SAME, SAME)).isNaN();
    StudentEstimate none = Means.student(SAME);
    assertThat(none).isEqualTo(new StudentEstimate(0, 0, 39));
    assertThat(none.interval(0.95)).isEqualTo(new Interval(0, 0, 0.95));
    assertThat(none.pDiffers(0)).isEqualTo(1);
    assertThat(none.pAbove(0)).isEqualTo(1);
    assertThat(none.pBelow(0)).isEqualTo(1);
    CrossedEffects effects = CrossedEffects.of(CrossedTable.of(new double[20][5]));
    assertThat(effects.randomRows().pDiffers(0)).isEqualTo(1);
    assertThat(effects.fixedRows().pDiffers(0)).isEqualTo(1);
    PointEstimate accelerated =
        new Bootstrap(200, 0.95, 0).accelerated(new double[20][1], rows -> rows[0][0]);
    assertThat(accelerated).isEqualTo(new PointEstimate(0, new Interval(0, 0, 0.95), 20));
    assertThat(
            new TwoLevelBootstrap(200, 0.95)
                .widened(column(new double[20]), new SplittableRandom(0))
                .interval())
        .isEqualTo(new Interval(0, 0, 0.95));
  }

  @Test
  void equalDifferencesAreAsSignificantAsTheirSignsAllow() {
    double[] third = new double[7];
    Arrays.fill(third, 0.1);
    assertThat(new TTest().pairedTTest(third, new double[7])).isLessThan(1e-9);
    assertThat(Means.student(third).pAbove(0)).isEqualTo(Math.pow(2, -7));
    assertThat(SignFlip.of(third, Alternative.GREATER, 1, new SplittableRandom(0)).pValue())
        .isEqualTo(Math.pow(2, -7));
  }

  @Test
  void twoEqualValuesDoNotShowNonInferiority() {
    assertThat(Means.student(new double[2]).pAbove(-0.01)).isGreaterThan(0.05);
    assertThat(Means.student(new double[5]).pAbove(-0.01)).isLessThan(0.05);
  }

  @Test
  void zerosAndTiesDoNotAddEvidence() {
    double[] some = new double[40];
    Arrays.fill(some, 0, 10, 1.0);
    double trap = new WilcoxonSignedRankTest().wilcoxonSignedRankTest(some, SAME, false);
    assertThat(trap).isLessThan(1e-6);
    // Ten equal positive differences prove 2^-9 two-sided, however many zeros stand beside them.
    double ours =
        SignFlip.of(some, Alternative.TWO_SIDED, 99_999, new SplittableRandom(1)).pValue();
    assertThat(ours).isCloseTo(Math.pow(2, -9), within(6e-4));
  }

  @Test
  void thirtyOnePairsDoNotThrowAndTwentyAreEnumerated() {
    double[] many = new double[31];
    Arrays.setAll(many, i -> i % 3 - 0.5);
    SplittableRandom random = new SplittableRandom(0);
    assertThatThrownBy(
            () -> new WilcoxonSignedRankTest().wilcoxonSignedRankTest(many, new double[31], true))
        .isInstanceOf(RuntimeException.class);
    assertThat(SignFlip.of(many, Alternative.TWO_SIDED, 99, random).exact()).isFalse();
    SignFlip twenty = SignFlip.of(Arrays.copyOf(many, 20), Alternative.TWO_SIDED, 99, random);
    assertThat(twenty.exact()).isTrue();
    assertThat(twenty.patterns()).isEqualTo(1 << 20);
  }

  @Test
  void quantilesAreNumpysAndKeepWhatIsNotANumberOut() {
    double[] ten = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    assertThat(new Percentile(25).evaluate(ten)).isEqualTo(2.75);
    assertThat(Quantiles.of(ten, 0.25)).isEqualTo(3.25);
    double[] holed = {1, Double.NaN, 3};
    assertThat(new Percentile(50).evaluate(holed)).isEqualTo(2);
    assertThatThrownBy(() -> Quantiles.median(holed))
        .hasMessage(
            "values[1] must be finite, got NaN; leave out what was not measured, and count it");
  }

  @Test
  void noDifferenceInFewPairsIsNotNonInferiority() {
    // 80 pairs without any difference do not rule out a loss of 2 points.
    PairedNonInferiority few = PairedNonInferiority.of(new PairedCounts(80, 0, 0), 0.02);
    assertThat(few.holds(0.05)).isFalse();
    // Tango alone would be content with 133; all alike need 149.
    PairedNonInferiority between = PairedNonInferiority.of(new PairedCounts(140, 0, 0), 0.02);
    assertThat(between.pScore()).isLessThan(0.05);
    assertThat(between.holds(0.05)).isFalse();
    assertThat(PairedNonInferiority.of(new PairedCounts(149, 0, 0), 0.02).holds(0.05)).isTrue();
  }

  @Test
  void sumsDoNotDependOnWhatCameBefore() {
    assertThat(Moments.sum(new double[] {1e17, 1, 1, -1e17})).isEqualTo(2);
    assertThat(Moments.mean(new double[] {0.1, 0.1, 0.1})).isEqualTo(0.1);
  }

  @Test
  void bootstrapsOfFewDifferentValuesRefuseInsteadOfInventing() {
    double[] almostSame = new double[12];
    almostSame[3] = 1;
    assertThatThrownBy(
            () ->
                new TwoLevelBootstrap(500, 0.95)
                    .studentised(column(almostSame), new SplittableRandom(0)))
        .hasMessageContaining("use the t interval");
  }

  @Test
  void whatAnyNumberRefusesIsSaidAtTheBoundary() {
    double bad = Double.POSITIVE_INFINITY;
    double[] values = {1, 2, bad};
    SplittableRandom random = new SplittableRandom(0);
    List<Runnable> boundaries =
        List.of(
            () -> Means.student(values),
            () -> Means.trimmed(values, 0.1),
            () -> Means.clustered(values, new int[3]),
            () -> Medians.median(values, 0.9),
            () -> Objects.requireNonNull(CrossedTable.of(new double[][] {values})),
            () -> new CrossedTable.Cell("a", "b", bad),
            () -> Fieller.ofPairs(values, new double[] {1, 2, 3}, 0.9),
            () -> SignFlip.of(values, Alternative.LESS, 9, random),
            () -> ChangePoints.of(values, 2),
            () -> RankCorrelation.lagOne(values),
            () -> new KaplanMeier.Observation(bad, true),
            () -> new StudentEstimate(0, bad, 1));
    assertThat(boundaries)
        .allSatisfy(
            boundary ->
                assertThatThrownBy(boundary::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must be finite, got Infinity"));
  }

  private static CrossedTable column(double[] values) {
    return CrossedTable.of(
        Arrays.stream(values).mapToObj(x -> new double[] {x}).toArray(double[][]::new));
  }
}
