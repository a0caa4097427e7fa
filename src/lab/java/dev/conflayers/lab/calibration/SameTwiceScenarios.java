package dev.conflayers.lab.calibration;

import static dev.conflayers.lab.calibration.Tails.HEAVY;
import static dev.conflayers.lab.calibration.Tails.NORMAL;

import dev.conflayers.lab.calibration.PairedRun.Machine;
import dev.conflayers.lab.calibration.PairedRun.Spread;
import dev.conflayers.stats.Alternative;
import dev.conflayers.stats.CrossedEffects;
import dev.conflayers.stats.CrossedTable;
import dev.conflayers.stats.Interval;
import dev.conflayers.stats.RandomDraws;
import dev.conflayers.stats.SignFlip;
import dev.conflayers.stats.StudentEstimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A/A tests: an arm against itself, and against itself slowed down by a known amount. */
final class SameTwiceScenarios {
  private static final int TRIALS = 10_000;

  private SameTwiceScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    Spread quiet = Spread.normal(0, 0, .03);
    for (Drift drift : Drift.values()) {
      all.add(same("random blocks, drift " + drift, quiet, new Machine(drift, 0, false)));
    }
    all.add(same("heavy tails", new Spread(0, 0, .03, NORMAL, HEAVY, false), Machine.steady()));
    all.add(same("unequal lengths", new Spread(0, 0, .03, NORMAL, NORMAL, true), Machine.steady()));
    all.add(same("second call 1 % slower", quiet, new Machine(Drift.NONE, .01, false)));
    all.add(sequential(quiet));
    for (int percent : new int[] {3, 10}) {
      String name = "planted " + percent + " % slow-down";
      double effect = -Math.log1p(percent / 100.0);
      Spread wild = new Spread(.02, .005, .03, NORMAL, HEAVY, false);
      all.add(planted(name, PairedRun.of(80, 5, effect, Spread.normal(.02, .005, .03))));
      all.add(
          planted(
              name + ", heavy tails, drift, second slower",
              PairedRun.of(80, 5, effect, wild).on(new Machine(Drift.WANDER, .01, false))));
    }
    return all;
  }

  /**
   * The labels of two equal calls are assigned at random, so flipping signs by cell is exact
   * whatever the machine does.
   */
  private static Scenario same(String name, Spread spread, Machine machine) {
    PairedRun run = PairedRun.of(80, 5, 0, spread).on(machine);
    return new Scenario(
        "A/A, " + name,
        TRIALS,
        List.of(
            RateCheck.errs("A/A false alarm, sign flips", .05),
            RateCheck.errsAtMost("A/A false alarm, two-way t", .05),
            RateCheck.errsAtMost("A/A called biased", .01)),
        random -> {
          CrossedTable table = run.draw(new RandomDraws(random));
          double[] cells = Arrays.stream(table.cells()).flatMapToDouble(Arrays::stream).toArray();
          StudentEstimate estimate = CrossedEffects.of(table).randomRows();
          Interval close = estimate.interval(.90);
          boolean fine = close.low() > -.01 && close.high() < .01;
          return new boolean[] {
            SignFlip.of(cells, Alternative.TWO_SIDED, 199, random).pValue() <= .05,
            estimate.pDiffers(0) <= .05,
            !fine && !estimate.interval(.99).contains(0)
          };
        });
  }

  /** A design that the harness avoids, to show that the simulation detects its bias. */
  private static Scenario sequential(Spread spread) {
    PairedRun run = PairedRun.of(20, 1, 0, spread).on(new Machine(Drift.RAMP, 0, true));
    return new Scenario(
        "A/A, one arm after the other, drift RAMP",
        TRIALS,
        // The ramp separates the arms by .05 * 20 / 39: power of a t test of 20 values, sd .03 sqrt
        // 2.
        List.of(RateCheck.finds("drift between arms one after the other, seen by t", .727)),
        random ->
            new boolean[] {
              CrossedEffects.of(run.draw(new RandomDraws(random))).randomRows().pDiffers(0) <= .05
            });
  }

  private static Scenario planted(String name, PairedRun run) {
    return new Scenario(
        name,
        TRIALS / 2,
        List.of(
            RateCheck.coversAtLeast("two-way t interval", .95),
            RateCheck.findsAtLeast("slow-down within the interval", .90),
            RateCheck.findsAtLeast("slow-down seen, p <= 0.05", .90)),
        random -> {
          StudentEstimate estimate =
              CrossedEffects.of(run.draw(new RandomDraws(random))).randomRows();
          boolean held = estimate.interval(.95).contains(run.effect());
          return new boolean[] {held, held, estimate.pBelow(0) <= .05};
        });
  }
}
