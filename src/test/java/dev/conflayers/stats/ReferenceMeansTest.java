package dev.conflayers.stats;

import static dev.conflayers.stats.Reference.agrees;
import static dev.conflayers.stats.Reference.ends;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Means, medians and proportions agree with SciPy and statsmodels. */
class ReferenceMeansTest {
  private static final String MEANS = "means";

  @Test
  void studentIntervalsAgreeWithScipy() {
    agrees(MEANS, "student", c -> ends(Means.student(c.numbers("x")).interval(c.number("c"))));
    agrees(MEANS, "student", c -> ends(Means.mean(c.numbers("x"), c.number("c"))));
  }

  @Test
  void studentTestsAgreeWithScipy() {
    agrees(
        MEANS,
        "student-p",
        c -> {
          StudentEstimate mean = Means.student(c.numbers("x"));
          double bound = c.number("m");
          return new double[] {mean.pAbove(bound), mean.pBelow(bound), mean.pDiffers(bound)};
        });
  }

  @Test
  void equivalenceAgreesWithStatsmodels() {
    agrees(
        MEANS,
        "tost",
        c -> {
          Equivalence both =
              Means.student(c.numbers("x")).within(c.number("low"), c.number("high"));
          return new double[] {both.p(), both.pAboveLow(), both.pBelowHigh()};
        });
  }

  @Test
  void trimmedMeansAgreeWithScipysWinsorisedSample() {
    agrees(MEANS, "trimmed", c -> Reference.of(Means.trimmed(c.numbers("x"), c.number("g"))));
  }

  @Test
  void clusteredMeansAgreeWithStatsmodels() {
    agrees(
        MEANS,
        "clustered",
        c -> {
          int[] ids = Arrays.stream(c.numbers("ids")).mapToInt(x -> (int) x).toArray();
          StudentEstimate mean = Means.clustered(c.numbers("x"), ids);
          // statsmodels also multiplies by (n - 1) / (n - k), which is 1 for a mean.
          return new double[] {mean.point(), mean.standardError()};
        });
  }

  @Test
  void mediansAgreeWithScipysQuantileTest() {
    agrees(
        MEANS,
        "median",
        c -> {
          PointEstimate median = Medians.median(c.numbers("x"), 0.95);
          return DoubleStream.concat(DoubleStream.of(median.point()), Arrays.stream(ends(median)))
              .toArray();
        });
  }

  @Test
  void quantilesAgreeWithNumpy() {
    agrees(
        MEANS,
        "quantile",
        c ->
            DoubleStream.of(0, 0.25, 0.5, 0.77, 1)
                .map(p -> Quantiles.of(c.numbers("x"), p))
                .toArray());
    agrees(MEANS, "mad", c -> new double[] {Quantiles.scaledMad(c.numbers("x"))});
  }

  @Test
  void proportionsAgreeWithStatsmodels() {
    agrees(
        "proportions", "wilson", c -> ends(Proportions.wilson(c.whole("k"), c.whole("n"), 0.95)));
    agrees("proportions", "exact", c -> ends(Proportions.exact(c.whole("k"), c.whole("n"), 0.95)));
    agrees(
        "proportions",
        "expected",
        c -> ends(Proportions.expected(c.number("p"), c.whole("n"), c.number("c"))));
  }
}
