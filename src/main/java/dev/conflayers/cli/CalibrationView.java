package dev.conflayers.cli;

import dev.conflayers.lab.calibration.Calibration;
import dev.conflayers.lab.calibration.Outcome;
import dev.conflayers.lab.calibration.RateCheck;
import dev.conflayers.report.JsonReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Shows how often the statistics of this program kept their promises in simulated runs. */
final class CalibrationView {
  private static final String KNOWN_LIMIT = "known limit";
  private static final Pattern CONSTANT = Pattern.compile("[A-Z_]{3,}");

  /** Columns of the figures, without the scenario. */
  private static final int FIGURES = 70;

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
      RateCheck check = outcome.check();
      boolean openBelow = check.demand() == RateCheck.Demand.AT_MOST;
      boolean openAbove = check.demand() == RateCheck.Demand.AT_LEAST;
      return new Row(
          check.procedure(),
          words(outcome.scenario()),
          check.what(),
          check.demand() == RateCheck.Demand.KNOWN_LIMIT ? KNOWN_LIMIT : check.demand().sign(),
          check.nominal(),
          outcome.observed(),
          openBelow ? 0 : outcome.limits().low(),
          openAbove ? 1 : outcome.limits().high(),
          outcome.trials(),
          outcome.ok(),
          check.note());
    }

    /** Returns {@code scenario} with the constants in it as words: SLOW_CALLS as slow calls. */
    private static String words(String scenario) {
      return CONSTANT
          .matcher(scenario)
          .replaceAll(found -> found.group().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** Returns the figures in columns; a narrow terminal does without limits and trials. */
    private String line(int scenarios, boolean narrow) {
      String sign = demand.equals(KNOWN_LIMIT) ? "=" : demand;
      String promise =
          String.format(
              Locale.ROOT,
              "  %-" + scenarios + "s  %-6s %2s %.3f  %.4f",
              scenario,
              what,
              sign,
              nominal,
              observed);
      return narrow
          ? promise + "  " + verdict()
          : String.format(
              Locale.ROOT, "%s  %.4f..%.4f  %6d  %s", promise, low, high, trials, verdict());
    }

    private String verdict() {
      if (!ok) {
        return "OUTSIDE";
      }
      return demand.equals(KNOWN_LIMIT) ? KNOWN_LIMIT : "ok";
    }
  }

  /** The whole run as JSON. */
  record Document(long seed, double confidence, boolean ok, List<Row> rows) {}

  void before(String scenario) {
    if (terminal.live()) {
      terminal.redraw("Simulating: " + scenario);
    }
  }

  /** Prints the table; returns whether every rate is within its limits. */
  boolean show(List<Outcome> outcomes, boolean json) {
    List<Row> rows = outcomes.stream().map(Row::of).toList();
    boolean ok = rows.stream().allMatch(Row::ok);
    terminal.clear();
    if (json) {
      terminal.print(JsonReport.document(new Document(seed, Calibration.CONFIDENCE, ok, rows)));
      return ok;
    }
    Map<String, List<Row>> byProcedure =
        rows.stream()
            .collect(
                Collectors.groupingBy(Row::procedure, LinkedHashMap::new, Collectors.toList()));
    int scenarios = rows.stream().mapToInt(row -> row.scenario().length()).max().orElse(0);
    boolean narrow = terminal.outColumns() > 0 && terminal.outColumns() < scenarios + FIGURES;
    byProcedure.forEach((procedure, of) -> show(procedure, of, scenarios, narrow));
    long known = rows.stream().filter(row -> row.demand().equals(KNOWN_LIMIT)).count();
    long outside = rows.stream().filter(row -> !row.ok()).count();
    terminal.println(
        terminal.wrapped(
            "Each line: what a procedure promises on data of a kind, how often it was so in"
                + " simulated runs whose truth is known"
                + (narrow
                    ? ". "
                    : ", within which limits a correct implementation's rate lies, and"
                        + " in how many runs. ")
                + String.format(
                    Locale.ROOT,
                    "%d of %d rates outside their limits, %d known limits among them all; seed %d."
                        + " A correct implementation has all rates within in %.0f%% of such tests.",
                    outside,
                    rows.size(),
                    known,
                    seed,
                    100 * Calibration.CONFIDENCE)));
    return ok;
  }

  private void show(String procedure, List<Row> rows, int scenarios, boolean narrow) {
    terminal.println(terminal.styled("1", procedure));
    rows.forEach(row -> terminal.println(row.line(scenarios, narrow)));
    rows.stream()
        .filter(row -> row.demand().equals(KNOWN_LIMIT))
        .map(Row::note)
        .distinct()
        .forEach(note -> terminal.println(terminal.wrapped("  known limit: " + note)));
    terminal.println("");
  }
}
