package dev.conflayers.lab.calibration;

import dev.conflayers.stats.CrossedTable;
import dev.conflayers.stats.RandomDraws;
import java.util.Arrays;

/**
 * Simulates a run of two arms on the same prompts in several forks, call by call: a call's log time
 * is its prompt's, plus the machine's drift, plus noise; the second arm's log speedup varies with
 * the prompt and with the fork.
 *
 * @param effect the true mean log speedup
 */
record PairedRun(
    int prompts, int forks, int repeats, double effect, Spread spread, Machine machine) {

  /**
   * Standard deviations on the scale of logarithms.
   *
   * @param ofPrompts of the log speedup between prompts
   * @param ofForks of the log speedup between forks
   * @param ofCalls of one call's log time
   * @param unequal whether short prompts are noisier than long ones: noise falls with the root of a
   *     log-normal length
   */
  record Spread(
      double ofPrompts,
      double ofForks,
      double ofCalls,
      Tails amongPrompts,
      Tails amongCalls,
      boolean unequal) {
    static Spread normal(double ofPrompts, double ofForks, double ofCalls) {
      return new Spread(ofPrompts, ofForks, ofCalls, Tails.NORMAL, Tails.NORMAL, false);
    }
  }

  /**
   * Effects of the machine.
   *
   * @param second slowdown of a call that comes second in its block
   * @param sequential whether all calls of the first arm precede those of the second, instead of
   *     random order in each block
   */
  record Machine(Drift drift, double second, boolean sequential) {
    static Machine steady() {
      return new Machine(Drift.NONE, 0, false);
    }
  }

  static PairedRun of(int prompts, int forks, double effect, Spread spread) {
    return new PairedRun(prompts, forks, 1, effect, spread, Machine.steady());
  }

  /**
   * Returns a run like those of the method's authors: standard deviations of 8 % between prompts
   * and 1 % between forks.
   */
  static PairedRun usual(int prompts, int forks, double effect) {
    return of(prompts, forks, effect, Spread.normal(.08, .01, .02));
  }

  PairedRun repeated(int times) {
    return new PairedRun(prompts, forks, times, effect, spread, machine);
  }

  PairedRun on(Machine other) {
    return new PairedRun(prompts, forks, repeats, effect, spread, other);
  }

  /** Returns log ratios by prompt and fork. */
  CrossedTable draw(RandomDraws draws) {
    return draw(draws, forkEffects(draws));
  }

  double[] forkEffects(RandomDraws draws) {
    double[] effects = new double[forks];
    Arrays.setAll(effects, f -> spread.ofForks() * draws.normal());
    return effects;
  }

  /** Draws with given effects of the forks, which several tasks may share. */
  CrossedTable draw(RandomDraws draws, double[] forkEffects) {
    double[] speedups = new double[prompts];
    double[] noises = new double[prompts];
    for (int i = 0; i < prompts; i++) {
      speedups[i] = effect + spread.ofPrompts() * spread.amongPrompts().draw(draws);
      noises[i] = spread.ofCalls() * (spread.unequal() ? Math.exp(-.3 * draws.normal()) : 1);
    }
    double[][] cells = new double[prompts][forks];
    for (int f = 0; f < forks; f++) {
      double[] differences = machineDifferences(draws);
      for (int block = 0; block < differences.length; block++) {
        int i = block % prompts;
        Tails tails = spread.amongCalls();
        double first = tails.draw(draws);
        double second = tails.draw(draws);
        double noise = noises[i] * (first - second);
        cells[i][f] += (speedups[i] + forkEffects[f] + differences[block] + noise) / repeats;
      }
    }
    return CrossedTable.of(cells);
  }

  /**
   * Returns, for each block of a fork, the difference in log time, first arm minus second, due to
   * pace alone.
   */
  private double[] machineDifferences(RandomDraws draws) {
    int blocks = prompts * repeats;
    double[] path = machine.drift().path(2 * blocks, draws);
    double[] differences = new double[blocks];
    for (int block = 0; block < blocks; block++) {
      if (machine.sequential()) {
        differences[block] = path[block] - path[blocks + block];
      } else {
        double late = path[2 * block + 1] - path[2 * block] + machine.second();
        differences[block] = draws.uniform() < .5 ? late : -late;
      }
    }
    return differences;
  }
}
