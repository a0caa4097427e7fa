package dev.conflayers.stats;

import static dev.conflayers.stats.Reference.agrees;
import static dev.conflayers.stats.Reference.ends;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.testing.Oracle;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Resampling agrees, draw by draw, with a Python port of the generator. */
class ReferenceResamplingTest {
  private static final String FILE = "resampling";

  private static double ratioOfSums(double[][] rows) {
    double numerators = 0;
    double denominators = 0;
    for (double[] row : rows) {
      numerators += row[0];
      denominators += row[1];
    }
    return numerators / denominators;
  }

  private static Bootstrap bootstrap(Reference c) {
    return new Bootstrap(c.whole("B"), c.number("c"), c.given().path("seed").asLong());
  }

  @Test
  void bootstrapIntervalsAgreeDrawByDraw() {
    agrees(
        FILE,
        "bca",
        c -> ends(bootstrap(c).accelerated(c.table("rows"), ReferenceResamplingTest::ratioOfSums)));
  }

  @Test
  void twoLevelIntervalsAgreeDrawByDraw() {
    agrees(
        FILE,
        "crossed-bootstrap-t",
        c ->
            ends(
                new TwoLevelBootstrap(c.whole("B"), c.number("c"))
                    .studentised(CrossedTable.of(c.table("x")), c.random())));
  }

  @Test
  void simultaneousBoundsAgreeDrawByDraw() {
    agrees(
        FILE,
        "max-t",
        c ->
            joint(
                c,
                c.elements("x").stream()
                    .map(Oracle::doubles)
                    .map(ReferenceResamplingTest::column)
                    .toList()));
    agrees(
        FILE,
        "crossed-max-t",
        c ->
            joint(
                c, c.elements("x").stream().map(Reference::table).map(CrossedTable::of).toList()));
  }

  private static double[] joint(Reference c, List<CrossedTable> tables) {
    ResampledMeans means = ResampledMeans.of(tables, c.whole("B"), c.random());
    return IntStream.range(0, tables.size())
        .mapToDouble(i -> means.jointLower(i, c.number("c")))
        .toArray();
  }

  private static CrossedTable column(double[] values) {
    return CrossedTable.of(
        Arrays.stream(values).mapToObj(x -> new double[] {x}).toArray(double[][]::new));
  }

  @Test
  void acceleratedIntervalsApproachThoseOfScipy() {
    // Other draws than SciPy's: with 200000 the ends differ by a few thousandths of the width.
    Reference.cases(FILE).stream()
        .filter(c -> c.procedure().equals("scipy-bca"))
        .forEach(
            c -> {
              double[][] rows = new double[c.numbers("x").length][];
              Arrays.setAll(rows, i -> new double[] {c.numbers("x")[i]});
              double[] ours =
                  ends(
                      new Bootstrap(200_000, 0.95, 1)
                          .accelerated(rows, ReferenceResamplingTest::meanOfRows));
              double[] theirs = Oracle.doubles(c.expected());
              double width = theirs[1] - theirs[0];
              assertThat(ours[0]).isCloseTo(theirs[0], within(0.01 * width));
              assertThat(ours[1]).isCloseTo(theirs[1], within(0.01 * width));
            });
  }

  private static double meanOfRows(double[][] rows) {
    double sum = 0;
    for (double[] row : rows) {
      sum += row[0];
    }
    return sum / rows.length;
  }

  @Test
  void signFlipsAgreeWithEveryPatternLookedAtInPython() {
    agrees(
        "sign-flips",
        "sign-flip",
        c -> {
          Alternative alternative =
              switch (c.text("a")) {
                case "greater" -> Alternative.GREATER;
                case "less" -> Alternative.LESS;
                default -> Alternative.TWO_SIDED;
              };
          return new double[] {
            SignFlip.of(c.numbers("d"), alternative, 1, new SplittableRandom(0)).pValue()
          };
        });
  }

  @Test
  void signFlipsAgreeWithScipysPermutationTestAndDrawByDraw() {
    agrees(
        "sign-flips",
        "sign-flip-scipy",
        c ->
            new double[] {
              SignFlip.of(c.numbers("d"), Alternative.TWO_SIDED, 1, new SplittableRandom(0))
                  .pValue()
            });
    agrees(
        "sign-flips",
        "sign-flip-drawn",
        c ->
            new double[] {
              SignFlip.of(c.numbers("d"), Alternative.TWO_SIDED, c.whole("B"), c.random()).pValue()
            });
  }
}
