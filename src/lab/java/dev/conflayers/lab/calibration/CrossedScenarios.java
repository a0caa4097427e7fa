package dev.conflayers.lab.calibration;

import static dev.conflayers.lab.calibration.Tails.HEAVY;
import static dev.conflayers.lab.calibration.Tails.NORMAL;

import dev.conflayers.lab.calibration.PairedRun.Spread;
import dev.conflayers.stats.CrossedEffects;
import dev.conflayers.stats.CrossedTable;
import dev.conflayers.stats.PointEstimate;
import dev.conflayers.stats.RandomDraws;
import dev.conflayers.stats.StudentEstimate;
import dev.conflayers.stats.TwoLevelBootstrap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** The estimator of the headline number: prompts crossed with forks. */
final class CrossedScenarios {
  private static final int TRIALS = 10_000;
  private static final String INTERVAL = "two-way t interval";
  private static final String TEST = "two-way t test, one-sided";
  private static final double EFFECT = Math.log(1.35);

  private CrossedScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    PairedRun usual = run(80, 5, 1, Spread.normal(.08, .01, .014));
    PairedRun forks = run(80, 5, 3, Spread.normal(.05, .02, .014));
    all.add(
        coverage(
            "80 prompts x 5 forks, no fork effect", run(80, 5, 1, Spread.normal(.08, 0, .014))));
    all.add(conservative("80 prompts x 5 forks, fork sd 1 %", usual));
    all.add(
        conservative(
            "80 prompts x 10 forks x 3, fork sd 2 %",
            run(80, 10, 3, Spread.normal(.05, .02, .014))));
    all.add(
        conservative(
            "20 prompts x 5 forks, fork sd 1 %", run(20, 5, 1, Spread.normal(.08, .01, .02))));
    all.add(conservative("80 prompts x 5 forks x 3, fork sd 2 %", forks));
    all.add(
        conservative(
            "80 prompts x 2 forks, fork sd 1 %", run(80, 2, 1, Spread.normal(.08, .01, .02))));
    for (int forked : new int[] {2, 3, 5}) {
      for (int percent : new int[] {2, 5}) {
        for (int prompts : new int[] {60, 300}) {
          String name = prompts + " prompts x " + forked + " forks, fork sd " + percent + " %";
          PairedRun run = run(prompts, forked, 1, Spread.normal(.08, percent / 100.0, .02));
          all.add(conservative(name, run));
        }
      }
    }
    all.add(
        conservative(
            "heavy tails", run(80, 5, 1, new Spread(.03, .005, .05, NORMAL, HEAVY, false))));
    all.add(
        conservative(
            "unequal lengths", run(80, 5, 1, new Spread(.03, .005, .05, NORMAL, NORMAL, true))));
    all.add(conservative("noise alone", run(80, 5, 1, Spread.normal(0, 0, .05))));
    all.add(strata());
    all.add(unpaired());
    all.add(resampled("80 prompts x 5 forks, fork sd 1 %, resampled", usual));
    all.add(resampled("80 prompts x 5 forks x 3, fork sd 2 %, resampled", forks));
    return all;
  }

  private static PairedRun run(int prompts, int forks, int repeats, Spread spread) {
    return PairedRun.of(prompts, forks, EFFECT, spread).repeated(repeats);
  }

  private static Scenario coverage(String name, PairedRun run) {
    return coverage(name, run, RateCheck.covers(INTERVAL, .95), RateCheck.errs(TEST, .05));
  }

  /**
   * If forks vary, the degrees of freedom are lowered for the worst share of their variance; if
   * cells vary more than prompts and forks, the standard error is too large on average.
   */
  private static Scenario conservative(String name, PairedRun run) {
    return coverage(
        name, run, RateCheck.coversAtLeast(INTERVAL, .95), RateCheck.errsAtMost(TEST, .05));
  }

  private static Scenario coverage(String name, PairedRun run, RateCheck interval, RateCheck test) {
    return new Scenario(
        name,
        TRIALS,
        List.of(interval, test),
        random -> {
          StudentEstimate estimate =
              CrossedEffects.of(run.draw(new RandomDraws(random))).randomRows();
          return new boolean[] {
            estimate.interval(.95).contains(run.effect()), estimate.pAbove(run.effect()) <= .05
          };
        });
  }

  /** Six tasks that share their forks, with means of their own. */
  private static Scenario strata() {
    double[] effects = {.1, .2, .3, .3, .4, .5};
    return new Scenario(
        "6 tasks x 20 prompts x 5 forks, fork sd 1 %",
        TRIALS,
        List.of(RateCheck.coversAtLeast("stratified two-way t interval", .95)),
        random -> {
          RandomDraws draws = new RandomDraws(random);
          double[] forks = PairedRun.usual(20, 5, 0).forkEffects(draws);
          List<CrossedTable> tables = new ArrayList<>();
          for (double effect : effects) {
            tables.add(PairedRun.usual(20, 5, effect).draw(draws, forks));
          }
          return new boolean[] {
            CrossedEffects.stratified(tables, Collections.nCopies(6, 1.0))
                .interval(.95)
                .contains(.3)
          };
        });
  }

  /** Two runs with different prompts and forks, as compared by 'compare --unpaired'. */
  private static Scenario unpaired() {
    PairedRun one = run(60, 5, 1, Spread.normal(.08, .02, .02));
    PairedRun other = run(100, 3, 1, Spread.normal(.08, .02, .02));
    return new Scenario(
        "60 prompts x 5 forks against 100 x 3, fork sd 2 %",
        TRIALS,
        List.of(RateCheck.coversAtLeast("difference of two runs, Welch", .95)),
        random -> {
          RandomDraws draws = new RandomDraws(random);
          StudentEstimate first = CrossedEffects.of(one.draw(draws)).randomRows();
          StudentEstimate second = CrossedEffects.of(other.draw(draws)).randomRows();
          return new boolean[] {second.minus(first).interval(.95).contains(0)};
        });
  }

  private static Scenario resampled(String name, PairedRun run) {
    return new Scenario(
        name,
        TRIALS / 5,
        List.of(RateCheck.coversAtLeast("two-way bootstrap t interval", .95)),
        random -> {
          CrossedTable table = run.draw(new RandomDraws(random));
          PointEstimate resampled = new TwoLevelBootstrap(999, .95).widened(table, random);
          return new boolean[] {
            Objects.requireNonNull(resampled.interval()).contains(run.effect())
          };
        });
  }
}
