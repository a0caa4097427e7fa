package dev.conflayers.stats;

import static dev.conflayers.stats.Reference.agrees;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Series, boundaries, power and repetitions agree with SciPy and second implementations. */
class ReferenceSeriesTest {
  private static final String SERIES = "series";
  private static final String POWER = "power";

  @Test
  void changePointsAreThoseOfEverySegmentationTried() {
    agrees(
        SERIES,
        "potts",
        c ->
            DoubleStream.concat(
                    DoubleStream.of(0),
                    ChangePoints.of(c.numbers("y"), c.whole("k")).stream()
                        .mapToDouble(ChangePoints.Segment::end))
                .toArray());
  }

  @Test
  void correlationsAgreeWithScipyAndStatsmodels() {
    agrees(
        SERIES,
        "spearman",
        c ->
            new double[] {
              RankCorrelation.withOrder(c.numbers("x"), 10, new SplittableRandom(0)).correlation()
            });
    agrees(SERIES, "lag-one", c -> new double[] {RankCorrelation.lagOne(c.numbers("x"))});
  }

  @Test
  void boundariesOfTwoLooksAgreeWithTheBivariateNormal() {
    agrees(
        POWER,
        "two-looks",
        c -> {
          GroupSequential looks = GroupSequential.twoLooks(c.number("a"), c.number("f"));
          return new double[] {looks.firstBound(), looks.finalBound()};
        });
    agrees(
        POWER,
        "two-looks-power",
        c ->
            new double[] {
              GroupSequential.twoLooks(c.number("a"), c.number("f")).power(c.number("drift"))
            });
  }

  @Test
  void powerOfMeansAgreesWithStatsmodelsAndQuadrature() {
    agrees(
        POWER,
        "mean-power",
        c ->
            new double[] {Power.ofMean(c.number("e"), error(c), c.number("n") - 1, c.number("a"))});
    agrees(
        POWER,
        "tost-power",
        c ->
            new double[] {
              Power.ofEquivalence(
                  c.number("e"), c.number("e"), error(c), c.number("n") - 1, c.number("a"))
            });
    agrees(
        POWER,
        "mean-n",
        c ->
            new double[] {
              Power.valuesForMean(c.number("e"), c.number("d"), 0.05, 0.8).orElseThrow()
            });
  }

  private static double error(Reference c) {
    return c.number("s") / Math.sqrt(c.number("n"));
  }

  @Test
  void tablesOfTheSpecificationAreReproduced() {
    agrees(
        POWER,
        "mean-n-normal",
        c ->
            DoubleStream.of(0.8, 0.9)
                .map(
                    p ->
                        Power.valuesForMeanByNormal(
                            Math.log(c.number("s") / 1.4), c.number("d"), 0.05, p))
                .toArray());
    agrees(
        POWER,
        "connor",
        c ->
            DoubleStream.of(0.005, 0.01, 0.02, 0.05, 0.1)
                .flatMap(
                    psi ->
                        DoubleStream.of(0.005, 0.01, 0.02, 0.03)
                            .flatMap(
                                margin ->
                                    DoubleStream.of(0.8, 0.9)
                                        .map(
                                            power ->
                                                new PairedPower(psi, 0)
                                                    .pairsForNonInferiorityByNormal(
                                                        margin, 0.05, power))))
                .toArray());
    agrees(
        POWER,
        "connor-mcnemar",
        c ->
            new double[] {
              new PairedPower(c.number("psi"), c.number("d")).pairsForMcNemarByNormal(0.05, 0.8)
            });
  }

  @Test
  void powerOfCrossedDesignsAgreesWithTheNoncentralT() {
    agrees(
        POWER,
        "crossed-power",
        c -> {
          double[] v = c.numbers("v");
          double[] n = c.numbers("n");
          CrossedDesign design =
              new CrossedDesign(
                  new VarianceComponents(v[0], v[1], v[2]),
                  v[3],
                  (int) n[0],
                  (int) n[1],
                  (int) n[2]);
          return new double[] {
            design.standardError(),
            design.degreesOfFreedom(),
            design.power(c.number("effect"), 0.05)
          };
        });
  }

  @Test
  void powerOfPairedProportionsIsTheSumOverAllTables() {
    agrees(
        POWER,
        "table-power",
        c -> {
          PairedPower power = new PairedPower(c.number("psi"), c.number("theta"));
          int n = c.whole("n");
          return new double[] {
            power.ofTango(n, c.number("margin"), 0.05),
            power.ofNonInferiority(n, c.number("margin"), 0.05),
            power.ofMcNemar(n, 0.05)
          };
        });
  }
}
