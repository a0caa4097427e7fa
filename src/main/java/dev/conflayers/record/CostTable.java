package dev.conflayers.record;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Costs of the parts of decoding, each timed alone: {@code bench.json} of a benchmark, and {@code
 * costs.json}, its copy in a run.
 *
 * @param source name of the benchmark's directory
 * @param machine the machine it ran on
 */
public record CostTable(
    String source, String model, String dtype, Map<String, String> machine, List<Line> lines) {
  public CostTable {
    machine = Collections.unmodifiableMap(new TreeMap<>(machine));
    lines = List.copyOf(lines);
  }

  /**
   * One benchmark with one choice of parameters.
   *
   * @param error half the width of the mean's interval; NaN if there were too few samples
   */
  public record Line(
      String benchmark,
      Map<String, String> parameters,
      double mean,
      double error,
      String unit,
      long samples) {
    public Line {
      parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }
  }
}
