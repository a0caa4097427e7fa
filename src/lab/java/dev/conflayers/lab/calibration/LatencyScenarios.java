package dev.conflayers.lab.calibration;

import dev.conflayers.stats.ClusteredQuantiles;
import dev.conflayers.stats.ClusteredSample;
import dev.conflayers.stats.Fieller;
import dev.conflayers.stats.Means;
import dev.conflayers.stats.PointEstimate;
import dev.conflayers.stats.QuantileRatio;
import dev.conflayers.stats.RandomDraws;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Latency quantiles over prompts and JVMs, and search costs over JVMs. */
final class LatencyScenarios {
  private static final double OF_PROMPTS = .2;
  private static final double OF_CALLS = .05;
  private static final double SPEEDUP = 1.3;

  /** The 95 % quantile of the standard normal distribution. */
  private static final double Z95 = 1.6448536;

  private LatencyScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    all.add(tails("time per token, 60 prompts x 5 JVMs that differ by 3 %", 60, 5, .03));
    all.add(tails("time per token, 200 prompts x 3 JVMs that differ by 3 %", 200, 3, .03));
    all.add(tails("time per token, 100 prompts x 1 JVM", 100, 1, 0));
    all.add(search(5));
    all.add(search(2));
    return all;
  }

  /** Logarithms are normal, so the quantiles of both sides and their ratio are known. */
  private static Scenario tails(String name, int prompts, int forks, double ofForks) {
    double spread = Math.sqrt(OF_PROMPTS * OF_PROMPTS + ofForks * ofForks + OF_CALLS * OF_CALLS);
    return new Scenario(
        name,
        2000,
        List.of(
            RateCheck.coversAtLeast("p50, clustered order statistics", .95),
            RateCheck.coversAtLeast("p95, clustered order statistics", .95),
            RateCheck.coversAtLeast("ratio of p50, score test", .95),
            RateCheck.coversAtLeast("ratio of p95, score test", .95)),
        random -> {
          RandomDraws draws = new RandomDraws(random);
          int n = prompts * forks;
          double[] own = new double[n];
          double[] full = new double[n];
          int[] rows = new int[n];
          int[] columns = new int[n];
          double[] machine = new double[forks];
          for (int f = 0; f < forks; f++) {
            machine[f] = ofForks * draws.normal();
          }
          for (int i = 0; i < n; i++) {
            rows[i] = i / forks;
            columns[i] = i % forks;
            double prompt = i % forks == 0 ? OF_PROMPTS * draws.normal() : 0;
            full[i] = i % forks == 0 ? prompt : full[i - 1];
          }
          for (int i = 0; i < n; i++) {
            double shared = full[i] + machine[columns[i]];
            full[i] = Math.exp(shared + OF_CALLS * draws.normal());
            own[i] = Math.exp(shared + OF_CALLS * draws.normal()) / SPEEDUP;
          }
          ClusteredSample times = new ClusteredSample(full, rows, columns);
          QuantileRatio ratio = new QuantileRatio(new ClusteredSample(own, rows, columns), times);
          double high = Math.exp(spread * Z95);
          return new boolean[] {
            holds(ClusteredQuantiles.of(times, .5, .95), 1),
            holds(ClusteredQuantiles.of(times, .95, .95), high),
            holds(ratio.estimate(.5, .95), 1 / SPEEDUP),
            holds(ratio.estimate(.95, .95), 1 / SPEEDUP)
          };
        });
  }

  private static boolean holds(PointEstimate estimate, double truth) {
    return estimate.low() <= truth && truth <= estimate.high();
  }

  /** A search costs 2 s and saves .5 s per prompt, varying by JVM: break-even is at 4 prompts. */
  private static Scenario search(int forks) {
    return new Scenario(
        "search costs 2 s, prompts save .5 s, " + forks + " JVMs that differ",
        10_000,
        List.of(
            RateCheck.covers("search cost, t over JVMs", .95),
            RateCheck.covers("break-even, Fieller over JVMs", .95)),
        random -> {
          RandomDraws draws = new RandomDraws(random);
          double[] costs = new double[forks];
          double[] saved = new double[forks];
          for (int f = 0; f < forks; f++) {
            costs[f] = 2 + .5 * draws.normal();
            saved[f] = .5 + .1 * draws.normal();
          }
          return new boolean[] {
            Objects.requireNonNull(Means.mean(costs, .95).interval()).contains(2),
            Fieller.ofPairs(costs, saved, .95).contains(4)
          };
        });
  }
}
