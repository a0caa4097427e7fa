package dev.conflayers.judge.claim;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.judge.figure.ControlComparison;
import dev.conflayers.judge.figure.Grid;
import dev.conflayers.judge.figure.Plain;
import dev.conflayers.stats.CrossedEffects;
import java.util.Locale;

/**
 * Possible error of a speedup that its interval does not cover, as logarithms: the bias of the
 * control, full depth against itself, and the effect of one JVM that is slow by chance. A run whose
 * timing is in doubt refutes a speedup only if the bound is missed by more than both together.
 *
 * @param control farther end of the control's 90 % interval
 * @param jvms the 95 % quantile of a JVM's slowness
 * @param jvmSpread standard deviation of JVMs that it is computed from
 */
public record TimingAllowance(double control, double jvms, double jvmSpread) {
  /**
   * Standard deviation of JVMs on the machines of this project, for runs that cannot show their
   * own.
   */
  static final double USUAL_JVM_SPREAD = 0.042;

  /** The largest observed effect of a position in a block, for runs without a control. */
  static final double WITHOUT_CONTROL = Math.log(1.05);

  /** The 95 % quantile of a standard normal distribution. */
  private static final double ONE_SIDED = 1.644854;

  /** Returns the allowance for the log speedups of {@code grid} in a run with this control. */
  public static TimingAllowance of(ControlComparison control, Grid grid) {
    double spread = spread(grid);
    return new TimingAllowance(off(control), ONE_SIDED * spread, spread);
  }

  private static double off(ControlComparison control) {
    if (control.ratio() == null) {
      return WITHOUT_CONTROL;
    }
    Bounds bounds = control.ratio().bounds();
    return bounds.low() == null || bounds.high() == null
        ? WITHOUT_CONTROL
        : Math.max(Math.abs(Math.log(bounds.low())), Math.abs(Math.log(bounds.high())));
  }

  /**
   * Returns the spread of JVMs, at least the usual one below five JVMs, because few may agree by
   * chance.
   */
  private static double spread(Grid grid) {
    if (grid.forks() < 2 || grid.rows() < 2) {
      return USUAL_JVM_SPREAD;
    }
    double measured = Math.sqrt(CrossedEffects.of(grid.combined()).components().columns());
    return grid.forks() < Preconditions.FORKS ? Math.max(measured, USUAL_JVM_SPREAD) : measured;
  }

  /** Returns both together. */
  public double log() {
    return control + jvms;
  }

  /**
   * Returns a sentence on whether the bound is missed by more than the allowance.
   *
   * @param upper logarithm of the upper bound of the speedup
   * @param bound logarithm of the speedup that is claimed
   */
  String words(double upper, double bound) {
    boolean far = upper + log() < bound;
    return String.format(
        Locale.ROOT,
        "%s: the upper bound %.3f x %.3f (the control) x %.3f (a slow JVM, where JVMs differ by"
            + " %.1f%%) = %.3f is %s %s",
        far
            ? "the bound is missed by more than doubtful timing can explain"
            : "the bound is missed by no more than doubtful timing can explain",
        Math.exp(upper),
        Math.exp(control),
        Math.exp(jvms),
        100 * jvmSpread,
        Math.exp(upper + log()),
        far ? "below" : "not below",
        Plain.number(Math.round(Math.exp(bound) * 1e4) / 1e4));
  }
}
