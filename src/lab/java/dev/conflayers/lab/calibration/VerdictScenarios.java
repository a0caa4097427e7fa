package dev.conflayers.lab.calibration;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Population;
import dev.conflayers.evidence.Replicate;
import dev.conflayers.judge.claim.SpeedRule;
import dev.conflayers.judge.claim.TimingAllowance;
import dev.conflayers.judge.figure.ControlComparison;
import dev.conflayers.judge.figure.Grid;
import dev.conflayers.lab.calibration.PairedRun.Spread;
import dev.conflayers.stats.CrossedDesign;
import dev.conflayers.stats.CrossedEffects;
import dev.conflayers.stats.CrossedTable;
import dev.conflayers.stats.MultipleTests;
import dev.conflayers.stats.RandomDraws;
import dev.conflayers.stats.StudentEstimate;
import dev.conflayers.stats.VarianceComponents;
import dev.conflayers.suite.declared.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoublePredicate;

/** Verdicts by the whole rule that judges a claim: error rates and planned sample sizes. */
final class VerdictScenarios {
  private static final int TRIALS = 2000;
  private static final double LEVEL = .05;
  private static final double BOUND = Math.log(1.4);

  private VerdictScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    all.add(anyTask("5 tasks at 1.4, cold JVMs: 4.5 % by task", 0, .045, .02));
    all.add(anyTask("5 tasks at 1.4, JVMs 2 % and 4 % by task, noisy", .02, .04, .07));
    all.add(anyTask("5 tasks at 1.4, JVMs 3 % and 3 % by task", .03, .03, .02));
    for (int forks : new int[] {2, 3, 5}) {
      all.add(family("30 claims at the bound, 100 prompts x " + forks + " forks", forks));
    }
    all.add(oneJvm());
    all.add(promised("size promised for 6 % over the bound", .06, .08, .01));
    all.add(promised("size promised for 3 % over the bound", .03, .08, .01));
    all.add(promised("size promised for 2 % over the bound", .02, .10, .005));
    all.add(promised("size promised for 5 % over the bound, JVMs decide", .05, .06, .03));
    return all;
  }

  /** JVM effects common to all tasks, and JVM effects by task. */
  private static Scenario anyTask(String name, double shared, double own, double calls) {
    return new Scenario(
        name,
        TRIALS,
        List.of(RateCheck.errsAtMost("claim: any task > 1.4, whole rule", LEVEL)),
        random -> {
          RandomDraws draws = new RandomDraws(random);
          double[] alike = effects(draws, 5, shared);
          List<Grid.Cell> cells = new ArrayList<>();
          for (int task = 0; task < 5; task++) {
            double[] forks = effects(draws, 5, own);
            for (int f = 0; f < forks.length; f++) {
              forks[f] += alike[f];
            }
            PairedRun run = PairedRun.of(60, 5, BOUND, Spread.normal(.08, own, calls));
            cells(cells, "task " + task, run.draw(draws, forks));
          }
          return new boolean[] {rule(cells, Claim.Scope.ANY_TASK, 999, random).holds(BOUND, LEVEL)};
        });
  }

  private static double[] effects(RandomDraws draws, int forks, double deviation) {
    double[] effects = new double[forks];
    for (int f = 0; f < forks; f++) {
      effects[f] = deviation * draws.normal();
    }
    return effects;
  }

  /** Thirty strategies whose true value is the bound: none may be confirmed, and none refuted. */
  private static Scenario family(String name, int forks) {
    PairedRun run = PairedRun.of(100, forks, BOUND, Spread.normal(.08, .03, .02));
    return new Scenario(
        name,
        TRIALS,
        List.of(
            RateCheck.errsAtMost("30 claims, any confirmed, Holm", LEVEL),
            RateCheck.errsAtMost("30 claims, any refuted, Holm", LEVEL)),
        random -> {
          List<DoublePredicate> holds = new ArrayList<>();
          List<DoublePredicate> fails = new ArrayList<>();
          for (int claim = 0; claim < 30; claim++) {
            CrossedTable table = run.draw(new RandomDraws(random));
            StudentEstimate t = CrossedEffects.of(table).randomRows();
            long seed = random.nextLong();
            // Most claims end here, because the rule's bounds are no narrower than those of t.
            holds.add(l -> t.lowerBound(1 - l) > BOUND && suite(table, seed).holds(BOUND, l));
            fails.add(l -> t.upperBound(1 - l) < BOUND && suite(table, seed).fails(BOUND, l));
          }
          return new boolean[] {rejectsAny(holds), rejectsAny(fails)};
        });
  }

  static SpeedRule suite(CrossedTable table, long seed) {
    List<Grid.Cell> cells = new ArrayList<>();
    cells(cells, "task", table);
    return rule(cells, Claim.Scope.SUITE, 1999, new SplittableRandom(seed));
  }

  private static boolean rejectsAny(List<DoublePredicate> tests) {
    List<Double> levels = MultipleTests.holmLevels(tests, LEVEL);
    for (int i = 0; i < levels.size(); i++) {
      if (tests.get(i).test(levels.get(i))) {
        return true;
      }
    }
    return false;
  }

  /**
   * One JVM from a population that varies by 4.2 %, with a perfect control: a slow JVM must not
   * refute a true claim.
   */
  private static Scenario oneJvm() {
    PairedRun run = PairedRun.of(100, 1, BOUND, Spread.normal(.05, .042, .02));
    ControlComparison control =
        new ControlComparison(
            ControlComparison.State.OK,
            new Estimate(
                Estimand.S_GEO,
                "",
                1.0,
                new Bounds(1.0, 1.0, .9),
                Replicate.PROMPT,
                100,
                1,
                Population.PROMPTS_IN_THIS_JVM),
            "");
    return new Scenario(
        "suite at 1.4, 100 prompts x 1 fork of JVMs that differ by 4.2 %",
        TRIALS,
        List.of(RateCheck.errsAtMost("claim: suite > 1.4, refuted beyond the allowance", LEVEL)),
        random -> {
          List<Grid.Cell> cells = new ArrayList<>();
          cells(cells, "task", run.draw(new RandomDraws(random)));
          double off = TimingAllowance.of(control, Grid.of(cells)).log();
          return new boolean[] {
            rule(cells, Claim.Scope.SUITE, 499, random).fails(BOUND - off, LEVEL)
          };
        });
  }

  /** The number of prompts that a plan requires, given the true variance. */
  private static Scenario promised(String name, double effect, double ofPrompts, double ofForks) {
    double calls = .02;
    CrossedDesign design =
        new CrossedDesign(
            new VarianceComponents(ofPrompts * ofPrompts, ofForks * ofForks, 2 * calls * calls),
            0,
            20,
            5,
            1);
    int prompts =
        Math.max(20, design.rowsFor(effect, LEVEL, CrossedDesign.planned(.8)).orElseThrow());
    PairedRun run =
        PairedRun.of(prompts, 5, BOUND + effect, Spread.normal(ofPrompts, ofForks, calls));
    return new Scenario(
        name + ", " + prompts + " prompts x 5 forks",
        TRIALS,
        List.of(RateCheck.findsAtLeast("claim: suite > 1.4, planned for 80 %, whole rule", .80)),
        random -> {
          List<Grid.Cell> cells = new ArrayList<>();
          cells(cells, "task", run.draw(new RandomDraws(random)));
          return new boolean[] {
            rule(cells, Claim.Scope.SUITE, 999, random).holds(BOUND, LEVEL)
                && !SpeedRule.contradicted(Grid.of(cells), Claim.Scope.SUITE, BOUND)
          };
        });
  }

  private static SpeedRule rule(
      List<Grid.Cell> cells, Claim.Scope scope, int resamples, SplittableRandom random) {
    return SpeedRule.of(Grid.of(cells), scope, resamples, random.nextLong());
  }

  private static void cells(List<Grid.Cell> cells, String task, CrossedTable table) {
    double[][] values = table.cells();
    for (int i = 0; i < values.length; i++) {
      for (int f = 0; f < values[i].length; f++) {
        cells.add(new Grid.Cell(task, "prompt " + i, f, values[i][f]));
      }
    }
  }
}
