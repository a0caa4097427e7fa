package dev.conflayers.cli;

import dev.conflayers.calibration.Calibration;
import dev.conflayers.calibration.Check;
import dev.conflayers.calibration.Outcome;
import dev.conflayers.report.JsonReport;
import java.util.List;
import java.util.Locale;

/** Shows how often the statistics of this program kept their promises in simulated runs. */
final class CalibrationView {
  private final Terminal terminal;
  private final long seed;

  CalibrationView(Terminal terminal, long seed) {
    this.terminal = terminal;
    this.seed = seed;
  }

  /**
   * One line of the table.
   *
   * @param demand how the observed rate has to stand to the nominal one
   * @param low where a correct implementation's rate ends at the lower side, given the demand
   */
  record Row(
      String procedure,
      String scenario,
      String what,
      String demand,
      double nominal,
      double observed,
      double low,
      double high,
      int trials,
      boolean ok,
      String note) {
    static Row of(Outcome outcome) {
      Check check = outcome.check();
      boolean openBelow = check.demand() == Check.Demand.AT_MOST;
      boolean openAbove = check.demand() == Check.Demand.AT_LEAST;
      return new Row(
          check.procedure(),
          outcome.scenario(),
          check.what(),
          check.demand() == Check.Demand.KNOWN_LIMIT ? "known limit" : check.demand().sign(),
          check.nominal(),
          outcome.observed(),
          openBelow ? 0 : outcome.limits().low(),
          openAbove ? 1 : outcome.limits().high(),
          outcome.trials(),
          outcome.ok(),
          check.note());
    }

    private String line(int procedures, int scenarios) {
      String sign = demand.equals("known limit") ? "=" : demand;
      return String.format(
          Locale.ROOT,
          "%-" + procedures + "s  %-" + scenarios + "s  %-6s %2s %.3f   %.4f   %.4f..%.4f  %6d  %s",
          procedure,
          scenario,
          what,
          sign,
          nominal,
          observed,
          low,
          high,
          trials,
          verdict());
    }

    private String verdict() {
      if (!ok) {
        return "OUTSIDE";
      }
      return demand.equals("known limit") ? "known limit: " + note : "ok";
    }
  }

  /** The whole run as JSON. */
  record Document(long seed, double confidence, boolean ok, List<Row> rows) {}

  void before(String scenario) {
    if (terminal.live()) {
      terminal.err().print("\r\u001b[K" + scenario);
      terminal.err().flush();
    }
  }

  /** Prints the table; returns whether every rate is within its limits. */
  boolean show(List<Outcome> outcomes, boolean json) {
    List<Row> rows = outcomes.stream().map(Row::of).toList();
    boolean ok = rows.stream().allMatch(Row::ok);
    if (terminal.live()) {
      terminal.err().print("\r\u001b[K");
      terminal.err().flush();
    }
    if (json) {
      terminal.print(JsonReport.document(new Document(seed, Calibration.CONFIDENCE, ok, rows)));
      return ok;
    }
    int procedures = width(rows.stream().map(Row::procedure).toList());
    int scenarios = width(rows.stream().map(Row::scenario).toList());
    terminal.println(
        String.format(
            Locale.ROOT,
            "%-" + procedures + "s  %-" + scenarios + "s  %-15s  %-8s %-15s  %7s  %s",
            "procedure",
            "scenario",
            "promise",
            "observed",
            "limits",
            "trials",
            "verdict"));
    rows.forEach(row -> terminal.println(row.line(procedures, scenarios)));
    long known = rows.stream().filter(row -> row.demand().equals("known limit")).count();
    long outside = rows.stream().filter(row -> !row.ok()).count();
    terminal.println(
        String.format(
            Locale.ROOT,
            "%d of %d rates outside their limits, %d known limits among them all; seed %d."
                + " In %.0f %% of runs all rates of a correct implementation are within.",
            outside,
            rows.size(),
            known,
            seed,
            100 * Calibration.CONFIDENCE));
    return ok;
  }

  private static int width(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0);
  }
}
