package dev.conflayers.calibration;

import dev.conflayers.stats.Draws;
import dev.conflayers.stats.Fieller;
import dev.conflayers.stats.Means;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Intervals for a speedup from one pair for each prompt, by estimand. */
final class RatioScenarios {
  private static final int TRIALS = 3000;

  /**
   * Coverage of the procedures, in the order of the checks, from 12 000 trials with seed 7; .95
   * where it was within .006 of that.
   */
  private static final Map<String, List<Double>> COVERAGE =
      Map.ofEntries(
          Map.entry("NORMAL, 20 pairs", List.of(.95, .95)),
          Map.entry("NORMAL, 100 pairs", List.of(.95, .95)),
          Map.entry("SKEWED, 20 pairs", List.of(.920, .899)),
          Map.entry("SKEWED, 100 pairs", List.of(.942, .929)),
          Map.entry("SLOW_CALLS, 20 pairs", List.of(.815, .628)),
          Map.entry("SLOW_CALLS, 100 pairs", List.of(.906, .819)),
          Map.entry("LENGTH, 20 pairs", List.of(.95, .920)),
          Map.entry("LENGTH, 100 pairs", List.of(.95, .942)));

  private static final List<String> PROCEDURES =
      List.of("geometric mean, t", "ratio of totals, Fieller");

  private RatioScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    for (StreamOfPairs stream : StreamOfPairs.values()) {
      for (int pairs : new int[] {20, 100}) {
        all.add(coverage(stream, pairs));
      }
    }
    all.add(denominatorNearZero());
    return all;
  }

  private static Scenario coverage(StreamOfPairs stream, int pairs) {
    double meanLog = stream.meanLog();
    double totals = stream.ratioOfTotals();
    String name = stream + ", " + pairs + " pairs";
    return new Scenario(
        name,
        TRIALS,
        checks(name, why(stream)),
        random -> {
          double[][] rows = stream.draw(pairs, new Draws(random));
          double[] firsts = column(rows, 0);
          double[] seconds = column(rows, 1);
          double[] logs = Means.logRatios(firsts, seconds);
          return new boolean[] {
            Means.student(logs).interval(.95).contains(meanLog),
            Fieller.ofPairs(firsts, seconds, .95).contains(totals)
          };
        });
  }

  private static List<Check> checks(String name, String why) {
    List<Double> coverage = Objects.requireNonNull(COVERAGE.get(name));
    return IntStream.range(0, PROCEDURES.size())
        .mapToObj(
            i -> {
              Check check = Check.covers(PROCEDURES.get(i), .95);
              return coverage.get(i) == .95 ? check : check.knownToBe(coverage.get(i), why);
            })
        .toList();
  }

  private static String why(StreamOfPairs stream) {
    return switch (stream) {
      case NORMAL -> "few values";
      case SKEWED -> "skew, few values";
      case SLOW_CALLS -> "rare slow calls, often none seen";
      case LENGTH -> "long texts outweigh the others";
    };
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

  private static double[] column(double[][] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
  }
}
