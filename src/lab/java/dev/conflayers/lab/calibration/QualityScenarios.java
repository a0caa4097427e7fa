package dev.conflayers.lab.calibration;

import dev.conflayers.stats.Alternative;
import dev.conflayers.stats.Bootstrap;
import dev.conflayers.stats.McNemar;
import dev.conflayers.stats.Means;
import dev.conflayers.stats.PairedCounts;
import dev.conflayers.stats.PairedNonInferiority;
import dev.conflayers.stats.PointEstimate;
import dev.conflayers.stats.Proportions;
import dev.conflayers.stats.RandomDraws;
import dev.conflayers.stats.SignFlip;
import dev.conflayers.stats.TangoScore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Non-inferiority and paired tests. */
final class QualityScenarios {
  private static final int TRIALS = 20_000;

  private QualityScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    all.add(atTheMargin(480, .05, .01, .95));
    all.add(atTheMargin(1319, .05, .01, .95));
    all.add(atTheMargin(200, .05, .02, .95));
    all.add(atTheMargin(480, .02, .02, .95));
    all.add(atTheMargin(100, .10, .03, .943));
    all.add(equals(100, .05));
    all.add(equals(480, .10));
    all.add(meanAtTheMargin(100, .0585));
    all.add(meanAtTheMargin(400, .05));
    all.add(flips(9, Tails.NORMAL, 1, true));
    all.add(flips(60, Tails.NORMAL, 199, false));
    all.add(flips(60, Tails.CAUCHY, 199, false));
    all.add(
        new Scenario(
            "rate 0.03, 80 trials",
            TRIALS,
            List.of(RateCheck.coversAtLeast("Clopper-Pearson interval", .95)),
            random ->
                new boolean[] {
                  holds(Proportions.exact(new RandomDraws(random).binomial(80, .03), 80, .95), .03)
                }));
    return all;
  }

  private static PairedCounts draw(
      RandomDraws draws, int pairs, double onlyFirst, double onlySecond) {
    int first = 0;
    int second = 0;
    for (int i = 0; i < pairs; i++) {
      double u = draws.uniform();
      first += u < onlyFirst ? 1 : 0;
      second += u >= onlyFirst && u < onlyFirst + onlySecond ? 1 : 0;
    }
    return new PairedCounts(pairs, first, second);
  }

  /** The first side is worse by exactly the margin. */
  private static Scenario atTheMargin(int pairs, double discordance, double margin, double known) {
    RateCheck interval = RateCheck.coversAtLeast("Tango interval", .95);
    return new Scenario(
        pairs + " pairs, " + discordance + " differ, worse by the margin " + margin,
        TRIALS,
        List.of(
            RateCheck.errsAtMost("non-inferiority, Tango and exact rule", .05),
            known == .95 ? interval : interval.knownToBe(known, "few counts, in steps")),
        random -> {
          PairedCounts counts =
              draw(
                  new RandomDraws(random),
                  pairs,
                  (discordance - margin) / 2,
                  (discordance + margin) / 2);
          return new boolean[] {
            PairedNonInferiority.of(counts, margin).holds(.05),
            holds(TangoScore.interval(counts, .95), -margin)
          };
        });
  }

  private static Scenario equals(int pairs, double discordance) {
    return new Scenario(
        pairs + " pairs, " + discordance + " differ, neither is better",
        TRIALS,
        List.of(
            RateCheck.errsAtMost("McNemar, exact", .05),
            RateCheck.errsAtMost("McNemar, mid-p", .05),
            RateCheck.coversAtLeast("Tango interval", .95)),
        random -> {
          PairedCounts counts =
              draw(new RandomDraws(random), pairs, discordance / 2, discordance / 2);
          return new boolean[] {
            McNemar.exact(counts) <= .05,
            McNemar.midP(counts) <= .05,
            holds(TangoScore.interval(counts, .95), 0)
          };
        });
  }

  /** Scores that are mostly equal but otherwise differ greatly, worse by exactly the margin. */
  private static Scenario meanAtTheMargin(int pairs, double byBoth) {
    double margin = .005;
    return new Scenario(
        pairs + " scores, 60 % equal, worse by the margin",
        4000,
        List.of(atMost("non-inferiority of means, t and BCa", byBoth)),
        random -> {
          RandomDraws draws = new RandomDraws(random);
          double[][] rows = new double[pairs][1];
          for (double[] row : rows) {
            row[0] = draws.uniform() < .6 ? 0 : -margin / .4 + .05 * Tails.HEAVY.draw(draws);
          }
          double[] values = Arrays.stream(rows).mapToDouble(row -> row[0]).toArray();
          boolean passes = Means.student(values).pAbove(-margin) <= .05;
          return new boolean[] {
            passes
                && low(
                        new Bootstrap(999, .90, random.nextLong())
                            .accelerated(rows, QualityScenarios::mean))
                    > -margin
          };
        });
  }

  private static RateCheck atMost(String procedure, double known) {
    RateCheck check = RateCheck.errsAtMost(procedure, .05);
    return known == .05 ? check : check.knownToBe(known, "few scores differ, some by far");
  }

  private static double low(PointEstimate estimate) {
    return Objects.requireNonNull(estimate.interval()).low();
  }

  private static double mean(double[][] rows) {
    double sum = 0;
    for (double[] row : rows) {
      sum += row[0];
    }
    return sum / rows.length;
  }

  private static Scenario flips(int pairs, Tails tails, int draws, boolean discrete) {
    String procedure = discrete ? "sign flips, all" : "sign flips, drawn";
    return new Scenario(
        pairs + " differences about 0, " + tails,
        discrete ? TRIALS / 2 : TRIALS / 4,
        List.of(discrete ? RateCheck.errsAtMost(procedure, .05) : RateCheck.errs(procedure, .05)),
        random -> {
          RandomDraws source = new RandomDraws(random);
          double[] differences = new double[pairs];
          Arrays.setAll(differences, i -> tails.draw(source));
          return new boolean[] {
            SignFlip.of(differences, Alternative.TWO_SIDED, draws, random).pValue() <= .05
          };
        });
  }

  private static boolean holds(PointEstimate estimate, double truth) {
    return Objects.requireNonNull(estimate.interval()).contains(truth);
  }
}
