package dev.conflayers.calibration;

import dev.conflayers.stats.Bootstrap;
import dev.conflayers.stats.Draws;
import dev.conflayers.stats.Estimate;
import dev.conflayers.stats.Fieller;
import dev.conflayers.stats.Means;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/** Intervals for a speedup from one pair for each prompt, by estimand. */
final class RatioScenarios {
  private static final int TRIALS = 3000;
  private static final int RESAMPLES = 999;

  private RatioScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    for (StreamOfPairs stream : StreamOfPairs.values()) {
      for (int pairs : new int[] {20, 50, 100}) {
        all.add(coverage(stream, pairs));
      }
    }
    all.add(denominatorNearZero());
    return all;
  }

  private static Scenario coverage(StreamOfPairs stream, int pairs) {
    double meanLog = stream.meanLog();
    double totals = stream.ratioOfTotals();
    double rates = stream.ratioOfRates();
    return new Scenario(
        stream + ", " + pairs + " pairs",
        TRIALS,
        List.of(
            Check.covers("geometric mean, t", .95),
            Check.covers("geometric mean, bootstrap t", .95),
            Check.covers("geometric mean, BCa", .95),
            Check.covers("ratio of totals, Fieller", .95),
            Check.covers("ratio of totals, percentile", .95),
            Check.covers("ratio of mean rates, percentile", .95)),
        random -> {
          double[][] rows = stream.draw(pairs, new Draws(random));
          double[] firsts = column(rows, 0);
          double[] seconds = column(rows, 1);
          double[] logs = Means.logRatios(firsts, seconds);
          double[][] logRows =
              Arrays.stream(logs).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
          return new boolean[] {
            Means.student(logs).interval(.95).contains(meanLog),
            holds(bootstrap(random).studentised(logs), meanLog),
            holds(bootstrap(random).accelerated(logRows, r -> sum(r, 0) / r.length), meanLog),
            Fieller.ofPairs(firsts, seconds, .95).contains(totals),
            holds(bootstrap(random).estimate(rows, r -> sum(r, 0) / sum(r, 1)), totals),
            holds(bootstrap(random).estimate(rows, RatioScenarios::ratioOfRates), rates)
          };
        });
  }

  /** Fieller's sets, bounded or not, are exact for normal means. */
  private static Scenario denominatorNearZero() {
    return new Scenario(
        "denominator near 0, 8 pairs",
        20_000,
        List.of(Check.covers("ratio of means, Fieller", .95)),
        random -> {
          Draws draws = new Draws(random);
          double[] numerators = new double[8];
          double[] denominators = new double[8];
          for (int i = 0; i < 8; i++) {
            double shared = draws.normal();
            numerators[i] = 1 + shared + draws.normal();
            denominators[i] = .5 + shared;
          }
          return new boolean[] {Fieller.ofPairs(numerators, denominators, .95).contains(2)};
        });
  }

  private static Bootstrap bootstrap(SplittableRandom random) {
    return new Bootstrap(RESAMPLES, .95, random.nextLong());
  }

  private static boolean holds(Estimate estimate, double truth) {
    return Objects.requireNonNull(estimate.interval()).contains(truth);
  }

  private static double ratioOfRates(double[][] rows) {
    double first = 0;
    double second = 0;
    for (double[] row : rows) {
      first += row[2] / row[0];
      second += row[2] / row[1];
    }
    return second / first;
  }

  private static double[] column(double[][] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
  }

  private static double sum(double[][] rows, int column) {
    double sum = 0;
    for (double[] row : rows) {
      sum += row[column];
    }
    return sum;
  }
}
