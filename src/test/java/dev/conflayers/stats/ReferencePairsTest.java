package dev.conflayers.stats;

import static dev.conflayers.stats.Reference.agrees;
import static dev.conflayers.stats.Reference.ends;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/**
 * Paired proportions agree with statsmodels' McNemar test and with Tango's score from a likelihood
 * maximised numerically.
 */
class ReferencePairsTest {
  private static final String FILE = "paired-proportions";

  private static PairedCounts counts(Reference c) {
    return new PairedCounts(c.whole("n"), c.whole("b"), c.whole("c"));
  }

  @Test
  void mcNemarAgreesWithStatsmodels() {
    agrees(
        FILE,
        "mcnemar",
        c -> {
          PairedCounts counts = new PairedCounts(1000, c.whole("b"), c.whole("c"));
          return new double[] {
            McNemar.exact(counts), McNemar.midP(counts), McNemar.exactFirstMoreOften(counts)
          };
        });
  }

  @Test
  void tangoAgreesWithTheScoreAtTheNumericalMaximum() {
    agrees(FILE, "tango-score", c -> new double[] {TangoScore.score(counts(c), c.number("d"))});
    agrees(FILE, "tango-interval", c -> ends(TangoScore.interval(counts(c), c.number("level"))));
  }

  @Test
  void pairsNeededWithoutADifferenceAgreeWithTheSpecification() {
    agrees(
        FILE,
        "zero-discordance",
        c -> margins().map(m -> PairedPower.pairsWithoutLoss(m, 0.05)).toArray());
    agrees(
        FILE,
        "zero-discordance-tango",
        c -> margins().map(m -> PairedPower.pairsWithoutDifferenceForTango(m, 0.05)).toArray());
  }

  private static DoubleStream margins() {
    return DoubleStream.of(0.005, 0.01, 0.02, 0.03);
  }
}
