package dev.conflayers.lab.calibration;

import dev.conflayers.judge.claim.LossBound;
import dev.conflayers.judge.claim.SpeedRule;
import dev.conflayers.judge.figure.Grid;
import dev.conflayers.stats.BoundedMeans;
import dev.conflayers.stats.ClusteredQuantiles;
import dev.conflayers.stats.ClusteredSample;
import dev.conflayers.stats.Clusters;
import dev.conflayers.stats.PointEstimate;
import dev.conflayers.stats.Proportions;
import dev.conflayers.stats.RandomDraws;
import dev.conflayers.suite.declared.Claim;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Prompts made from templates, with a random number of prompts per template. */
final class TemplateScenarios {
  private static final int TRIALS = 4000;
  private static final double TRUTH = Math.log(1.4);
  private static final double MARGIN = .05;

  private TemplateScenarios() {}

  static List<Scenario> all() {
    return List.of(
        speedup("60 prompts of 15 templates x 5 forks, ICC .3", 60, 15, .3),
        speedup("60 prompts of 15 templates x 5 forks, ICC .85", 60, 15, .85),
        speedup("100 prompts of 50 templates x 5 forks, ICC .3", 100, 50, .3),
        shares("60 prompts of 15 templates, ICC .3", 60, 15, .3),
        shares("200 prompts of 50 templates, ICC .85", 200, 50, .85),
        loss());
  }

  /** The templates of prompts, and for each prompt its effect: standard normal, with this ICC. */
  private record Prompts(List<String> names, List<Double> effects) {
    static Prompts draw(RandomDraws draws, int prompts, int templates, double icc) {
      double[] shared = new double[templates];
      Arrays.setAll(shared, t -> draws.normal());
      List<String> names = new ArrayList<>();
      List<Double> effects = new ArrayList<>();
      for (int i = 0; i < prompts; i++) {
        int template = (int) (draws.uniform() * templates);
        names.add("template " + template);
        effects.add(Math.sqrt(icc) * shared[template] + Math.sqrt(1 - icc) * draws.normal());
      }
      return new Prompts(names, effects);
    }

    Clusters clusters() {
      return Clusters.of(names);
    }
  }

  private static Scenario speedup(String name, int prompts, int templates, double icc) {
    return new Scenario(
        name,
        TRIALS,
        List.of(
            RateCheck.covers("two-way t interval of templates", .95),
            RateCheck.errsAtMost("claim: suite > 1.4 of templates, whole rule", .05),
            RateCheck.coversAtLeast("median of clustered values", .95)),
        random -> {
          RandomDraws draws = new RandomDraws(random);
          Prompts drawn = Prompts.draw(draws, prompts, templates, icc);
          double[] forks = PairedRun.usual(prompts, 5, 0).forkEffects(draws);
          List<Grid.Cell> cells = new ArrayList<>();
          double[] values = new double[prompts * 5];
          int[] rows = new int[values.length];
          int[] columns = new int[values.length];
          for (int i = 0; i < prompts; i++) {
            for (int f = 0; f < 5; f++) {
              int at = 5 * i + f;
              values[at] = TRUTH + .08 * drawn.effects().get(i) + forks[f] + .03 * draws.normal();
              rows[at] = drawn.clusters().places()[i];
              columns[at] = f;
              cells.add(new Grid.Cell("task", "prompt " + i, f, values[at], drawn.names().get(i)));
            }
          }
          Grid grid = Grid.of(cells);
          PointEstimate median =
              ClusteredQuantiles.of(new ClusteredSample(values, rows, columns), .5, .95);
          boolean above =
              Objects.requireNonNull(grid.student()).lowerBound(.95) > TRUTH
                  && SpeedRule.of(grid, Claim.Scope.SUITE, 999, random.nextLong())
                      .holds(TRUTH, .05);
          return new boolean[] {
            Objects.requireNonNull(grid.student()).interval(.95).contains(TRUTH),
            above,
            median.low() <= TRUTH && TRUTH <= median.high()
          };
        });
  }

  /** Identity of texts and loss of score depend on the template. */
  private static Scenario shares(String name, int prompts, int templates, double icc) {
    double share = .9;
    return new Scenario(
        name,
        TRIALS,
        List.of(
            RateCheck.coversAtLeast("share of clustered values, effective size", .95),
            RateCheck.coversAtLeast("bounded mean of clustered values", .95)),
        random -> {
          Prompts drawn = Prompts.draw(new RandomDraws(random), prompts, templates, icc);
          boolean[] identical = new boolean[prompts];
          double[] scores = new double[prompts];
          for (int i = 0; i < prompts; i++) {
            identical[i] = drawn.effects().get(i) < 1.2815516;
            scores[i] = .5 + .5 * Math.tanh(drawn.effects().get(i) / 2);
          }
          return new boolean[] {
            Objects.requireNonNull(
                    Proportions.clustered(identical, drawn.clusters(), .95).interval())
                .contains(share),
            Objects.requireNonNull(BoundedMeans.of(scores, drawn.clusters(), 0, 1, .95).interval())
                .contains(.5)
          };
        });
  }

  /** A loss of right answers of exactly the margin, by template rather than by prompt. */
  private static Scenario loss() {
    return new Scenario(
        "100 prompts of 50 templates, 7 % worse, 2 % better, ICC .5",
        TRIALS / 4,
        List.of(RateCheck.errsAtMost("non-inferiority of clustered answers", .05)),
        random -> {
          Prompts drawn = Prompts.draw(new RandomDraws(random), 100, 50, .5);
          List<Double> before = new ArrayList<>();
          List<Double> after = new ArrayList<>();
          for (double effect : drawn.effects()) {
            // Of a standard normal, 7 % are below -1.4758 and 2 % above 2.0537.
            before.add(effect > 2.0537489 ? 0.0 : 1.0);
            after.add(effect < -1.4757910 ? 0.0 : 1.0);
          }
          return new boolean[] {
            LossBound.of(before, after, drawn.names(), MARGIN, 1, random.nextLong()).ruledOut()
          };
        });
  }
}
