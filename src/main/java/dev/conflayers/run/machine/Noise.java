package dev.conflayers.run.machine;

import dev.conflayers.record.Disturbance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How evenly this machine does the same work again and again.
 *
 * @param disturbance what else went on meanwhile
 * @param reasons why it is noisy, each with what to do; empty if it is quiet
 */
public record Noise(
    int seconds,
    List<Spread> spreads,
    Disturbance disturbance,
    Verdict verdict,
    List<String> reasons) {
  /** Blocks of the same work vary by less on a machine that is left alone. */
  private static final double MOST_VARIATION = 0.05;

  private static final double MOST_STOLEN = 0.01;
  private static final double MOST_OTHERS = 0.10;

  public Noise {
    spreads = List.copyOf(spreads);
    reasons = List.copyOf(reasons);
  }

  /** What a machine is for measuring. */
  public enum Verdict {
    QUIET,
    NOISY_MACHINE
  }

  /**
   * The blocks of one kind of work.
   *
   * @param judged whether it bears on the verdict
   * @param variation standard deviation of a block's time, as a share of the mean
   */
  public record Spread(
      String work, boolean judged, int blocks, double medianMillis, double variation) {}

  static Noise of(int seconds, List<Spread> spreads, Disturbance disturbance) {
    List<String> reasons = new ArrayList<>();
    for (Spread spread : spreads) {
      if (spread.judged() && spread.variation() > MOST_VARIATION) {
        reasons.add(
            String.format(
                Locale.ROOT,
                "blocks of the same %s work vary by %.1f%%, above %.0f%%: end other programs, fix"
                    + " the clock (governor 'performance', no boost) and mind the cooling",
                spread.work(),
                100 * spread.variation(),
                100 * MOST_VARIATION));
      }
    }
    Double stolen = disturbance.stolenShare();
    if (stolen != null && stolen > MOST_STOLEN) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "the host gave %.1f%% of the processors' time to other machines, above %.0f%%:"
                  + " measure at another time or on a machine of your own",
              100 * stolen,
              100 * MOST_STOLEN));
    }
    Double others = disturbance.othersShare();
    if (others != null && others > MOST_OTHERS) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "other programs used %.0f%% of the processors' time, above %.0f%%: end them",
              100 * others,
              100 * MOST_OTHERS));
    }
    return new Noise(
        seconds,
        spreads,
        disturbance,
        reasons.isEmpty() ? Verdict.QUIET : Verdict.NOISY_MACHINE,
        reasons);
  }

  /** Returns the verdict with its reasons. */
  public String words() {
    return verdict == Verdict.QUIET
        ? "QUIET: the same work takes the same time here, and no other program is busy."
        : "NOISY_MACHINE: "
            + String.join("; ", reasons)
            + ". Pairs share much of the noise, so a run here is not wrong, but its intervals are"
            + " wide: give it more prompts and forks.";
  }
}
