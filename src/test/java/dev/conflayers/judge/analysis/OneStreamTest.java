package dev.conflayers.judge.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Population;
import dev.conflayers.evidence.Replicate;
import dev.conflayers.judge.figure.CoarseClock;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Streams whose search is known to cost 40 s and whose prompts then save 2 s each on the average,
 * so that 20 prompts pay for it: intervals must hold that in 95 of 100 streams.
 */
class OneStreamTest {
  private static final int STREAMS = 2000;
  private static final int PROMPTS = 60;
  private static final double TRUE_COST = 40;

  /** A stream of a strategy that takes {@code mean} s a prompt where the baseline takes 10. */
  private static OneStream stream(
      SplittableRandom random, double[] lengths, int searching, double cost, double mean) {
    double[] baseline = new double[PROMPTS];
    double[] own = new double[PROMPTS];
    for (int i = 0; i < PROMPTS; i++) {
      baseline[i] = 10 + lengths[i] + 0.1 * random.nextGaussian();
      own[i] = mean + 0.5 * lengths[i] + 0.3 * random.nextGaussian();
    }
    double pace = Arrays.stream(own).average().orElseThrow();
    double before = cost;
    for (int i = 0; i < searching; i++) {
      before += mean + 0.5 * 0.5 * random.nextGaussian() + 0.3 * random.nextGaussian();
    }
    double[] off = Arrays.stream(own).map(x -> x - pace).toArray();
    double[] saved = IntStream.range(0, PROMPTS).mapToDouble(i -> baseline[i] - own[i]).toArray();
    return new OneStream(
        before - searching * pace,
        searching,
        IntStream.range(0, PROMPTS).boxed().toList(),
        baseline,
        off,
        saved);
  }

  private static double[] lengths(SplittableRandom random) {
    double[] lengths = new double[PROMPTS];
    Arrays.setAll(lengths, i -> 0.5 * random.nextGaussian());
    return lengths;
  }

  @Test
  void intervalsOfCostAndBreakEvenHoldTheTruth() {
    SplittableRandom random = new SplittableRandom(1);
    int cost = 0;
    int even = 0;
    for (int s = 0; s < STREAMS; s++) {
      OneStream stream = stream(random, lengths(random), 4, TRUE_COST, 8);
      cost += stream.cost(0.95).contains(TRUE_COST) ? 1 : 0;
      even += stream.breakEven(0.95).contains(TRUE_COST / 2) ? 1 : 0;
    }
    assertThat(cost / (double) STREAMS).isBetween(0.935, 0.965);
    assertThat(even / (double) STREAMS).isBetween(0.935, 0.965);
  }

  /** By hand: (60 - 10) / 10 over (3 - 2) / 10 is 50 prompts. */
  @Test
  void intervalsOfCrossingsHoldTheTruth() {
    SplittableRandom random = new SplittableRandom(2);
    int held = 0;
    for (int s = 0; s < STREAMS; s++) {
      double[] lengths = lengths(random);
      OneStream quick = stream(random, lengths, 1, 10, 8);
      OneStream slow = stream(random, lengths, 5, 60, 7);
      double unit = Arrays.stream(quick.baseline()).average().orElseThrow();
      double otherUnit = Arrays.stream(slow.baseline()).average().orElseThrow();
      double numerator = slow.search() / otherUnit - quick.search() / unit;
      double denominator =
          Arrays.stream(slow.saved()).average().orElseThrow() / otherUnit
              - Arrays.stream(quick.saved()).average().orElseThrow() / unit;
      held += quick.crossing(slow, numerator, denominator, 0.95).contains(50) ? 1 : 0;
    }
    assertThat(held / (double) STREAMS).isBetween(0.93, 0.97);
  }

  @Test
  void aStrategyThatMaySaveNothingMayNeverPay() {
    double[] saved = {1, -1, 1.2, -1.1, 0.4, -0.2};
    OneStream stream =
        new OneStream(
            10, 2, List.of(0, 1, 2, 3, 4, 5), new double[] {5, 5, 5, 5, 5, 5}, saved, saved);
    assertThat(stream.breakEven(0.95).high()).isNull();
    assertThat(stream.breakEven(0.95).low()).isNotNull().isGreaterThan(0);
  }

  /** By hand: half a second for each second, and a tenth for each prompt. */
  @Test
  void aCoarseClockWidensWhatDependsOnIt() {
    Estimate figure =
        new Estimate(
            Estimand.BREAK_EVEN,
            "",
            10.0,
            new Bounds(8.0, 12.0, 0.95),
            Replicate.PROMPT,
            100,
            1,
            Population.AFTER_THIS_SEARCH);
    Estimate shifted = new CoarseClock(1).shifted(figure, 0.5, 0.1);
    assertThat(shifted.bounds().low()).isCloseTo(8 - 0.5 - 0.8, within(1e-12));
    assertThat(shifted.bounds().high()).isCloseTo(12 + 0.5 + 1.2, within(1e-12));
    assertThat(new CoarseClock(0).shifted(figure, 0.5, 0.1)).isEqualTo(figure);
  }
}
