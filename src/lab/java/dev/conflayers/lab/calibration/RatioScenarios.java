package dev.conflayers.lab.calibration;

import dev.conflayers.stats.CrossedTable;
import dev.conflayers.stats.Fieller;
import dev.conflayers.stats.Interval;
import dev.conflayers.stats.Leverage;
import dev.conflayers.stats.Means;
import dev.conflayers.stats.RandomDraws;
import dev.conflayers.stats.SkewedMean;
import dev.conflayers.stats.StudentEstimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Intervals for a speedup from one pair for each prompt, by estimand. */
final class RatioScenarios {
  private static final int TRIALS = 3000;

  /**
   * Coverage of the procedures, in the order of the checks, if less than .944, from 20 000 trials
   * with seed 9. If one of 33 calls is slow, 20 pairs contain none in half of all runs, and no
   * interval computed from them can allow for any.
   */
  private static final Map<String, List<Double>> COVERAGE =
      Map.of(
          "SKEWED, 20 pairs", List.of(.95, .923),
          "SKEWED, 50 pairs", List.of(.95, .938),
          "SLOW_CALLS, 20 pairs", List.of(.824, .683),
          "SLOW_CALLS, 50 pairs", List.of(.839, .750),
          "SLOW_CALLS, 100 pairs", List.of(.922, .860));

  private static final List<String> PROCEDURES =
      List.of("geometric mean, t and skewness", "ratio of totals, t and skewness");

  private RatioScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    for (StreamOfPairs stream : StreamOfPairs.values()) {
      for (int pairs : new int[] {20, 50, 100}) {
        all.add(coverage(stream, pairs));
      }
    }
    all.add(acceptance());
    all.add(denominatorNearZero());
    return all;
  }

  private static Scenario coverage(StreamOfPairs stream, int pairs) {
    double meanLog = stream.meanLog();
    double totals = Math.log(stream.ratioOfTotals());
    String name = stream + ", " + pairs + " pairs";
    return new Scenario(
        name,
        TRIALS,
        checks(name, why(stream)),
        random -> {
          double[][] rows = stream.draw(pairs, new RandomDraws(random));
          double[] firsts = column(rows, 0);
          double[] seconds = column(rows, 1);
          double[] logs = Means.logRatios(firsts, seconds);
          return new boolean[] {
            interval(Means.student(logs), logs).contains(meanLog),
            ofTotals(firsts, seconds).contains(totals)
          };
        });
  }

  /** Accepted over drafted tokens for 60 prompts, each with its own rate. */
  private static Scenario acceptance() {
    return new Scenario(
        "60 prompts, 70 % of drafts accepted, sd 10 %",
        TRIALS,
        List.of(RateCheck.coversAtLeast("acceptance, ratio of sums", .95)),
        random -> {
          RandomDraws draws = new RandomDraws(random);
          double[] accepted = new double[60];
          double[] drafted = new double[60];
          for (int i = 0; i < drafted.length; i++) {
            int drafts = (int) Math.ceil(Math.exp(4 + .6 * draws.normal()));
            double rate = Math.min(1, Math.max(0, .7 + .1 * draws.normal()));
            drafted[i] = drafts;
            accepted[i] = draws.binomial(drafts, rate);
          }
          return new boolean[] {ofTotals(accepted, drafted).contains(Math.log(.7))};
        });
  }

  /** Returns the interval of the logarithm of a ratio of totals. */
  private static Interval ofTotals(double[] firsts, double[] seconds) {
    double[] moved = influences(firsts, seconds);
    return interval(
        new StudentEstimate(
            Math.log(Arrays.stream(firsts).sum() / Arrays.stream(seconds).sum()),
            Means.student(moved).standardError(),
            moved.length - 1.0),
        moved);
  }

  private static Interval interval(StudentEstimate estimate, double[] values) {
    double[][] rows = new double[values.length][];
    Arrays.setAll(rows, i -> new double[] {values[i]});
    return SkewedMean.interval(estimate, CrossedTable.of(rows), .95);
  }

  /** Returns each pair's influence on the logarithm of the ratio of totals. */
  private static double[] influences(double[] firsts, double[] seconds) {
    int n = firsts.length;
    double first = Arrays.stream(firsts).sum();
    double second = Arrays.stream(seconds).sum();
    double[] ones = Arrays.stream(firsts).map(value -> value / first).toArray();
    double[] others = Arrays.stream(seconds).map(value -> value / second).toArray();
    double[] moved = Leverage.of(ones, others);
    for (int i = 0; i < n; i++) {
      moved[i] *= n * (ones[i] - others[i]);
    }
    return moved;
  }

  private static List<RateCheck> checks(String name, String why) {
    List<Double> coverage = COVERAGE.getOrDefault(name, List.of(.95, .95));
    return IntStream.range(0, PROCEDURES.size())
        .mapToObj(
            i -> {
              RateCheck check = RateCheck.coversAtLeast(PROCEDURES.get(i), .95);
              return coverage.get(i) == .95 ? check : check.knownToBe(coverage.get(i), why);
            })
        .toList();
  }

  private static String why(StreamOfPairs stream) {
    return switch (stream) {
      case NORMAL, LENGTH -> "few values";
      case SKEWED -> "skew, few values";
      case SLOW_CALLS -> "rare slow calls, often none seen";
    };
  }

  /** Fieller's sets, bounded or not, are exact for normal means. */
  private static Scenario denominatorNearZero() {
    return new Scenario(
        "denominator near 0, 8 pairs",
        20_000,
        List.of(RateCheck.covers("ratio of means, Fieller", .95)),
        random -> {
          RandomDraws draws = new RandomDraws(random);
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

  private static double[] column(double[][] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
  }
}
