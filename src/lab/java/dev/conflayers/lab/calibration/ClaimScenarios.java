package dev.conflayers.lab.calibration;

import dev.conflayers.stats.CrossedDesign;
import dev.conflayers.stats.CrossedEffects;
import dev.conflayers.stats.CrossedTable;
import dev.conflayers.stats.GroupSequential;
import dev.conflayers.stats.Means;
import dev.conflayers.stats.MultipleTests;
import dev.conflayers.stats.RandomDraws;
import dev.conflayers.stats.ResampledMeans;
import dev.conflayers.stats.StudentEstimate;
import dev.conflayers.stats.VarianceComponents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Error rates of claims about several means when none of them is true. */
final class ClaimScenarios {
  private static final int TRIALS = 6000;
  private static final double BOUND = Math.log(1.4);
  private static final int CELLS = 12;

  private ClaimScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    all.add(suiteWide("suite at 1.4, 80 prompts x 5 forks", PairedRun.usual(80, 5, BOUND), .05));
    all.add(suiteWide("suite at 1.4, 20 prompts x 5 forks, SKEWED", skewed(20), .069));
    all.add(suiteWide("suite at 1.4, 80 prompts x 5 forks, SKEWED", skewed(80), .055));
    all.add(suiteWide("suite at 1.4, 480 prompts x 5 forks, SKEWED", skewed(480), .05));
    all.add(everyTask("one of 6 tasks at 1.4, others 1.6", Math.log(1.6), false));
    all.add(everyTask("6 tasks at 1.4", BOUND, true));
    for (Tails tails : new Tails[] {Tails.NORMAL, Tails.SKEWED}) {
      for (int pairs : new int[] {20, 100}) {
        all.add(atLeastOne(tails, pairs));
      }
    }
    all.add(
        atLeastOneSharingForks(
            "12 cells at 1.4, 40 prompts x 5 shared forks", PairedRun.usual(40, 5, BOUND)));
    all.add(
        atLeastOneSharingForks("12 cells at 1.4, 80 prompts x 5 shared forks, SKEWED", skewed(80)));
    all.add(holm());
    all.add(equivalence());
    all.add(twoLooks());
    all.add(predictedPower());
    return all;
  }

  /** Skewed data: a few prompts lie far below the others. */
  private static PairedRun skewed(int prompts) {
    return PairedRun.of(
        prompts, 5, BOUND, new PairedRun.Spread(.1, .005, .02, Tails.SKEWED, Tails.NORMAL, false));
  }

  /**
   * The suite's true value is exactly at the bound.
   *
   * @param known rate at which the claim is confirmed, where it exceeds the level
   */
  private static Scenario suiteWide(String name, PairedRun run, double known) {
    RateCheck above = RateCheck.errsAtMost("claim: suite >= 1.4, whole rule", .05);
    return new Scenario(
        name,
        TRIALS,
        List.of(
            known == .05 ? above : above.knownToBe(known, "few slow prompts"),
            RateCheck.errsAtMost("claim: suite < 1.4, whole rule", .05)),
        random -> {
          CrossedTable table = run.draw(new RandomDraws(random));
          StudentEstimate t = CrossedEffects.of(table).randomRows();
          long seed = random.nextLong();
          // Most trials end here, because the rule's bounds are no narrower than those of t.
          return new boolean[] {
            t.lowerBound(.95) > BOUND && VerdictScenarios.suite(table, seed).holds(BOUND, .05),
            t.upperBound(.95) < BOUND && VerdictScenarios.suite(table, seed).fails(BOUND, .05)
          };
        });
  }

  private static Scenario everyTask(String name, double others, boolean conservative) {
    return new Scenario(
        name,
        TRIALS / 2,
        List.of(
            conservative
                ? RateCheck.errsAtMost("claim: every task >= 1.4", .05)
                : RateCheck.errs("claim: every task >= 1.4", .05)),
        random -> {
          RandomDraws draws = new RandomDraws(random);
          double[] forks = PairedRun.usual(40, 5, 0).forkEffects(draws);
          List<Double> p = new ArrayList<>();
          for (int task = 0; task < 6; task++) {
            PairedRun run = PairedRun.usual(40, 5, task == 0 ? BOUND : others);
            p.add(effects(run, draws, forks).pAbove(BOUND));
          }
          return new boolean[] {MultipleTests.all(p) <= .05};
        });
  }

  private static StudentEstimate effects(PairedRun run, RandomDraws draws, double[] forks) {
    return CrossedEffects.of(run.draw(draws, forks)).randomRows();
  }

  /** Twelve cells, all exactly at the bound: none is above it. */
  private static Scenario atLeastOne(Tails tails, int pairs) {
    return new Scenario(
        "12 cells at 1.4, " + tails + ", " + pairs + " pairs",
        2000,
        List.of(RateCheck.errsAtMost("claim: at least one >= 1.4, max-T", .05)),
        random -> {
          RandomDraws draws = new RandomDraws(random);
          List<CrossedTable> cells = new ArrayList<>();
          for (int cell = 0; cell < CELLS; cell++) {
            double[][] logs = new double[pairs][1];
            Arrays.setAll(logs, i -> new double[] {BOUND + .1 * tails.draw(draws)});
            cells.add(CrossedTable.of(logs));
          }
          return new boolean[] {anyAbove(cells, 999, random)};
        });
  }

  private static Scenario atLeastOneSharingForks(String name, PairedRun run) {
    return new Scenario(
        name,
        TRIALS / 6,
        List.of(RateCheck.errsAtMost("claim: at least one >= 1.4, max-T of tables", .05)),
        random -> {
          RandomDraws draws = new RandomDraws(random);
          double[] forks = run.forkEffects(draws);
          List<CrossedTable> cells = new ArrayList<>();
          for (int cell = 0; cell < CELLS; cell++) {
            cells.add(run.draw(draws, forks));
          }
          return new boolean[] {anyAbove(cells, 499, random)};
        });
  }

  private static boolean anyAbove(
      List<CrossedTable> cells, int resamples, SplittableRandom random) {
    ResampledMeans means = ResampledMeans.of(cells, resamples, random);
    return IntStream.range(0, cells.size()).anyMatch(i -> means.jointLower(i, .95) > BOUND);
  }

  private static Scenario holm() {
    return new Scenario(
        "6 tasks, 3 of them at the bound",
        TRIALS,
        List.of(RateCheck.errsAtMost("Holm, any false rejection", .05)),
        random -> {
          RandomDraws draws = new RandomDraws(random);
          List<Double> p = new ArrayList<>();
          for (int task = 0; task < 6; task++) {
            double[] values = new double[20];
            double above = task < 3 ? 0 : .05;
            Arrays.setAll(values, i -> above + .1 * draws.normal());
            p.add(Means.student(values).pAbove(0));
          }
          return new boolean[] {
            MultipleTests.holm(p).subList(0, 3).stream().anyMatch(adjusted -> adjusted <= .05)
          };
        });
  }

  private static Scenario equivalence() {
    double margin = Math.log(1.05);
    return new Scenario(
        "truth at the upper margin, 60 pairs",
        TRIALS,
        List.of(RateCheck.errs("TOST within 5 %", .05)),
        random -> {
          RandomDraws draws = new RandomDraws(random);
          double[] values = new double[60];
          Arrays.setAll(values, i -> margin + .05 * draws.normal());
          return new boolean[] {Means.student(values).within(-margin, margin).p() <= .05};
        });
  }

  private static Scenario twoLooks() {
    GroupSequential looks = GroupSequential.twoLooks(.05, .5);
    return new Scenario(
        "no effect, 40 then 80 pairs",
        4 * TRIALS,
        List.of(RateCheck.errs("two looks, O'Brien-Fleming", .05)),
        random -> {
          RandomDraws draws = new RandomDraws(random);
          double[] values = new double[80];
          Arrays.setAll(values, i -> draws.normal());
          return new boolean[] {
            Means.student(Arrays.copyOf(values, 40)).pAbove(0) <= looks.firstP()
                || Means.student(values).pAbove(0) <= looks.finalP()
          };
        });
  }

  /** The power that a plan prints matches the power of the run. */
  private static Scenario predictedPower() {
    PairedRun run = PairedRun.usual(80, 5, Math.log(1.43));
    PairedRun.Spread spread = run.spread();
    double calls = 2 * spread.ofCalls() * spread.ofCalls();
    CrossedDesign design =
        new CrossedDesign(
            new VarianceComponents(
                spread.ofPrompts() * spread.ofPrompts(), spread.ofForks() * spread.ofForks(), 0),
            calls,
            80,
            5,
            1);
    double power = design.power(run.effect() - BOUND, .05);
    return new Scenario(
        "suite at 1.43, 80 prompts x 5 forks",
        TRIALS,
        List.of(RateCheck.finds("claim: suite >= 1.4, planned power", power)),
        random ->
            new boolean[] {
              CrossedEffects.of(run.draw(new RandomDraws(random))).randomRows().pAbove(BOUND) <= .05
            });
  }
}
