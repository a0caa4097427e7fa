package dev.conflayers.cli;

import dev.conflayers.record.Disturbance;
import dev.conflayers.run.machine.Noise;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows how evenly the machine worked. */
final class NoiseView {
  private final Terminal terminal;

  NoiseView(Terminal terminal) {
    this.terminal = terminal;
  }

  void progress(double elapsed, int seconds) {
    if (terminal.live()) {
      terminal.redraw(
          String.format(
              Locale.ROOT,
              "Repeating blocks of compute, memory and disk: %.0f of %d s ...",
              Math.min(elapsed, seconds),
              seconds));
    }
  }

  void show(Noise noise) {
    terminal.println("");
    terminal.println(terminal.styled("1", "Noise"));
    terminal.println("  work     blocks  median ms  varies by");
    for (Noise.Spread spread : noise.spreads()) {
      terminal.println(
          String.format(
              Locale.ROOT,
              "  %-8s %6d  %9.2f  %8.1f%%",
              spread.work(),
              spread.blocks(),
              spread.medianMillis(),
              100 * spread.variation()));
    }
    String meanwhile = meanwhile(noise.disturbance());
    if (!meanwhile.isEmpty()) {
      terminal.println("  " + meanwhile);
    }
    terminal.println("");
    boolean quiet = noise.verdict() == Noise.Verdict.QUIET;
    terminal.println(terminal.styled(quiet ? "1;32" : "1;33", terminal.wrapped(noise.words())));
  }

  /** Returns what the system tells; what it does not tell is left out. */
  private static String meanwhile(Disturbance disturbance) {
    List<String> told = new ArrayList<>();
    Double stolen = disturbance.stolenShare();
    if (stolen != null) {
      told.add(String.format(Locale.ROOT, "stolen %.1f%%", 100 * stolen));
    }
    Double others = disturbance.othersShare();
    if (others != null) {
      told.add(String.format(Locale.ROOT, "others %.1f%%", 100 * others));
    }
    Double load = disturbance.loadOneMinute();
    if (load != null) {
      told.add(String.format(Locale.ROOT, "load %.2f", load));
    }
    Double clock = disturbance.megahertz();
    if (clock != null) {
      told.add(String.format(Locale.ROOT, "clock %.0f MHz", clock));
    }
    return String.join(", ", told);
  }
}
