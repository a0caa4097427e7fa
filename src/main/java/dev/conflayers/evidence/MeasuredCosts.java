package dev.conflayers.evidence;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Costs of the parts of decoding, each timed in isolation.
 *
 * @param source name of the benchmark's directory
 * @param machine facts about the machine
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
   * @param inSteps the mean divided by that of one full-depth step or, for a verification, of
   *     verifying one node
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
