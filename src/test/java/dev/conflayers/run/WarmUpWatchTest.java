package dev.conflayers.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.record.Measurement;
import dev.conflayers.suite.WarmUp;
import dev.conflayers.testing.Campaign;
import dev.conflayers.testing.MeasurementLike;
import dev.conflayers.testing.RunRecords;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A fork measures once its timings have no trend, however much they scatter, within the bounds that
 * the suite gives.
 */
class WarmUpWatchTest {
  private static final int RUNS = Campaign.size(80, 400);

  /** The hand-made run's first trial: four tokens of full depth, prefill 4 ms. */
  private static Measurement timed(String task, String strategy, double decodeMillis) {
    Measurement m = RunRecords.handMade().measurements().get(0);
    long total = 4_000_000L + Math.round(decodeMillis * 1e6);
    return MeasurementLike.of(m)
        .task(task)
        .strategy(strategy)
        .wallNanos(total)
        .timing(new Measurement.Timing(4_000_000L, 0, total - 4_000_000L, 0, total))
        .measurement();
  }

  private static WarmUpWatch after(WarmUp limits, int blocks, IntToDoubleFunction decodeMillis) {
    WarmUpWatch watch = new WarmUpWatch(limits);
    for (int block = 0; block < blocks; block++) {
      watch.add(List.of(timed("gsm8k", "full", decodeMillis.applyAsDouble(block))));
    }
    return watch;
  }

  @Test
  void aTrendCanBeJudgedFromFiveTimingsOn() {
    assertThat(after(new WarmUp(1, 30), 6, block -> 60).over()).isTrue();
    assertThat(after(new WarmUp(1, 30), 4, block -> 60).over()).isFalse();
    assertThat(after(new WarmUp(1, 30), 4, block -> 60).words())
        .isEqualTo("too few timings to judge");
  }

  @Test
  void theFirstFifthDoesNotMatter() {
    WarmUpWatch watch = after(new WarmUp(1, 30), 10, block -> block < 2 ? 600 - 200 * block : 60);
    assertThat(watch.steady()).isTrue();
    assertThat(watch.words()).isEqualTo("trend by block 0.0% [0.0%, 0.0%] over 8 blocks");
  }

  @Test
  void tasksAndStrategiesOfOtherLevelsAreNoTrend() {
    WarmUpWatch watch = new WarmUpWatch(new WarmUp(1, 40));
    for (int block = 0; block < 16; block++) {
      String task = block % 2 == 0 ? "gsm8k" : "news";
      double level = block % 2 == 0 ? 60 : 90;
      watch.add(List.of(timed(task, "full", level), timed(task, "fast", level / 2)));
    }
    assertThat(watch.steady()).isTrue();
  }

  /** One of three strategies that gets faster is seen though the mean hardly moves. */
  @Test
  void aStrategyThatDriftsByItselfIsSeen() {
    WarmUpWatch watch = new WarmUpWatch(new WarmUp(1, 40));
    Random noise = new Random(11);
    for (int block = 0; block < 20; block++) {
      List<Measurement> measured = new ArrayList<>();
      for (String strategy : List.of("full", "fast", "slow")) {
        double drift = strategy.equals("fast") ? -0.03 * block : 0;
        measured.add(timed("gsm8k", strategy, 60 * Math.exp(drift + 0.05 * noise.nextGaussian())));
      }
      watch.add(measured);
    }
    assertThat(watch.steady()).isFalse();
  }

  @Test
  void theSuiteBoundsTheNumberOfBlocks() {
    assertThat(after(new WarmUp(9, 30), 8, block -> 60).over()).isFalse();
    WarmUpWatch given = after(new WarmUp(1, 3), 3, block -> 60 + 10 * block);
    assertThat(given.over()).isTrue();
    assertThat(given.steady()).isFalse();
    assertThat(new WarmUpWatch(new WarmUp(0, 0)).over()).isTrue();
  }

  /**
   * The table of the class, by simulation: tasks of a suite of five in random turns, timings of
   * three strategies judged after every block, as a fork does.
   */
  @ParameterizedTest
  @CsvSource({
    // blocks at most, scatter, shared by the block, slope by block, at least, at most called steady
    "20, 0.20, 0.0,  0.00, 0.95, 1.00",
    "20, 0.20, 1.0,  0.00, 0.95, 1.00",
    "20, 0.05, 0.5,  0.00, 0.95, 1.00",
    "20, 0.20, 0.0,  0.02, 0.00, 0.40",
    "20, 0.20, 0.0, -0.02, 0.00, 0.40",
    "20, 0.20, 1.0, -0.05, 0.00, 0.05",
    "20, 0.05, 0.5, -0.02, 0.00, 0.01",
    "20, 0.01, 0.5,  0.01, 0.00, 0.01",
    "40, 0.20, 0.0,  0.00, 0.95, 1.00",
    "40, 0.20, 1.0,  0.00, 0.95, 1.00",
    "40, 0.20, 0.0, -0.02, 0.00, 0.02",
    "40, 0.20, 1.0, -0.02, 0.00, 0.05",
  })
  void levelNoiseIsSteadyAndDriftIsNot(
      int blocks, double scatter, double shared, double slope, double least, double most) {
    Random random = new Random(20_260_101);
    int steady = 0;
    for (int run = 0; run < RUNS; run++) {
      steady += steady(random, blocks, scatter, shared, slope) ? 1 : 0;
    }
    assertThat(steady / (double) RUNS).isBetween(least, most);
  }

  private static boolean steady(
      Random random, int blocks, double scatter, double shared, double slope) {
    WarmUpWatch watch = new WarmUpWatch(new WarmUp(5, blocks));
    List<Integer> tasks = new ArrayList<>(List.of(0, 1, 2, 3, 4));
    for (int block = 0; !watch.over(); block++) {
      if (block % 5 == 0) {
        Collections.shuffle(tasks, random);
      }
      int task = tasks.get(block % 5);
      double common = Math.sqrt(shared) * random.nextGaussian();
      List<Measurement> measured = new ArrayList<>();
      for (String strategy : List.of("full", "fast", "slow")) {
        double own = Math.sqrt(1 - shared) * random.nextGaussian();
        double pace = 60 * (1 + 0.1 * task) * Math.exp(slope * block + scatter * (common + own));
        measured.add(timed("task-" + task, strategy, pace));
      }
      watch.add(measured);
    }
    return watch.steady();
  }
}
