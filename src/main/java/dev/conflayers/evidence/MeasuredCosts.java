package dev.conflayers.evidence;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a decode cost, each timed alone.
 *
 * @param source name of the benchmark's directory
 * @param machine what it ran on
 */
public record MeasuredCosts(
    String source, String model, String dtype, Map<String, String> machine, List<Row> rows) {
  public MeasuredCosts {
    machine = Collections.unmodifiableMap(new TreeMap<>(machine));
    rows = List.copyOf(rows);
  }

  /**
   * One part.
   *
   * @param error half the width of the mean's interval; null if there were too few samples
   * @param inSteps the mean over that of one full-depth step, or, for a verification, of one node
   */
  public record Row(
      String what,
      String settings,
      double mean,
      @Nullable Double error,
      String unit,
      @Nullable Double inSteps,
      long samples) {}
}
