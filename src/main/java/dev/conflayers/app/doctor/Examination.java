package dev.conflayers.app.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a machine and its engine are, and what that means for measuring.
 *
 * @param kernels which linear kernel is chosen for which format and number of rows, as lines
 * @param meaning one sentence
 */
public record Examination(
    Map<String, String> machine, Map<String, String> engine, String kernels, String meaning) {
  /** The most load per core, of others, that leaves timings alone. */
  private static final double IDLE = 0.25;

  /** Asks the engine, which times itself. */
  static Examination of(Map<String, String> machine, EngineInfo engine) {
    return new Examination(
        machine, engine.facts(), engine.kernels(), meaning(machine, engine.findings()));
  }

  /** Returns one sentence about what the facts mean for a measurement. */
  static String meaning(Map<String, String> facts, List<String> findings) {
    List<String> clauses = new ArrayList<>(findings);
    double load = Double.parseDouble(facts.getOrDefault("load-1-minute", "0"));
    int cores = Integer.parseInt(facts.getOrDefault("cores", "1"));
    String governor = facts.getOrDefault("governor", "performance");
    if (!governor.equals("performance")) {
      clauses.add("the " + governor + " governor changes the clock while measuring");
    }
    String quota = facts.get("cpu-quota");
    if (quota != null) {
      clauses.add(
          "a control group allows "
              + quota
              + " processors, so whatever uses more is throttled and its times are not to be"
              + " trusted; use fewer threads than that, or lift the quota");
    }
    clauses.add(
        load > IDLE * cores
            ? String.format(
                Locale.ROOT,
                "load is high (%.2f on %d cores), so timings are not to be trusted",
                load,
                cores)
            : "the machine is quiet enough to measure");
    String sentence = String.join("; ", clauses) + ".";
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }
}
