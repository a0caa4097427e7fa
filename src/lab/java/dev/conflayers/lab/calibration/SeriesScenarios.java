package dev.conflayers.lab.calibration;

import dev.conflayers.stats.ChangePoints;
import dev.conflayers.stats.KaplanMeier;
import dev.conflayers.stats.Means;
import dev.conflayers.stats.Medians;
import dev.conflayers.stats.PointEstimate;
import dev.conflayers.stats.RandomDraws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Robust means, survival and change points. */
final class SeriesScenarios {
  private static final int TRIALS = 6000;

  private SeriesScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    all.add(centre(Tails.NORMAL));
    all.add(centre(Tails.HEAVY));
    all.add(clusters());
    all.add(survival());
    all.add(flat());
    all.add(step());
    return all;
  }

  private static Scenario centre(Tails tails) {
    return new Scenario(
        "40 values, " + tails,
        TRIALS,
        List.of(
            RateCheck.covers("10 % trimmed mean, Yuen", .95),
            RateCheck.coversAtLeast("median, sign test", .95)),
        random -> {
          double[] values = values(40, tails, new RandomDraws(random));
          return new boolean[] {
            Means.trimmed(values, .1).interval(.95).contains(0),
            holds(Medians.median(values, .95), 0)
          };
        });
  }

  private static double[] values(int n, Tails tails, RandomDraws draws) {
    double[] values = new double[n];
    Arrays.setAll(values, i -> tails.draw(draws));
    return values;
  }

  private static Scenario clusters() {
    return new Scenario(
        "30 clusters of 4",
        TRIALS,
        List.of(RateCheck.covers("mean of clustered values", .95)),
        random -> {
          RandomDraws draws = new RandomDraws(random);
          double[] values = new double[120];
          int[] ids = new int[120];
          double shared = 0;
          for (int i = 0; i < values.length; i++) {
            shared = i % 4 == 0 ? draws.normal() : shared;
            ids[i] = i / 4;
            values[i] = shared + draws.normal();
          }
          return new boolean[] {Means.clustered(values, ids).interval(.95).contains(0)};
        });
  }

  /** Exponential lifetimes with exponential censoring. */
  private static Scenario survival() {
    return new Scenario(
        "60 lives, a third not seen to end",
        TRIALS,
        List.of(RateCheck.covers("Kaplan-Meier, log-log interval", .95)),
        random -> {
          RandomDraws draws = new RandomDraws(random);
          List<KaplanMeier.Observation> lives = new ArrayList<>();
          for (int i = 0; i < 60; i++) {
            double end = draws.exponential();
            double watched = 2 * draws.exponential();
            lives.add(new KaplanMeier.Observation(Math.min(end, watched), end <= watched));
          }
          return new boolean[] {holds(KaplanMeier.of(lives, .95).at(.7), Math.exp(-.7))};
        });
  }

  private static Scenario flat() {
    return new Scenario(
        "100 values about one level, HEAVY",
        1000,
        List.of(RateCheck.errsAtMost("change points, any found", .05)),
        random ->
            new boolean[] {
              ChangePoints.of(values(100, Tails.HEAVY, new RandomDraws(random)), 2).size() > 1
            });
  }

  private static Scenario step() {
    return new Scenario(
        "100 values, 4 sd up after 60",
        1000,
        List.of(RateCheck.findsAtLeast("change points, one, within 2 of 60", .90)),
        random -> {
          double[] values = values(100, Tails.NORMAL, new RandomDraws(random));
          for (int i = 60; i < values.length; i++) {
            values[i] += 4;
          }
          List<ChangePoints.Segment> found = ChangePoints.of(values, 2);
          return new boolean[] {found.size() == 2 && Math.abs(found.get(1).start() - 60) <= 2};
        });
  }

  private static boolean holds(PointEstimate estimate, double truth) {
    return Objects.requireNonNull(estimate.interval()).contains(truth);
  }
}
