package dev.conflayers.evidence;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What was observed of one metric in one trial: for a counter a part of a whole, for a score the
 * score of one, for a time its logarithm of one.
 *
 * @param fork the JVM, from 0
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"task", "example", "fork", "part", "whole"})
public record Observed(String task, String example, int fork, double part, double whole) {
  /** Returns what was observed in {@code trial}. */
  public static Observed of(TrialView trial, double part, double whole) {
    return new Observed(trial.task(), trial.example(), trial.fork(), part, whole);
  }

  /** Returns whether it counts alike whatever its task: its example then is named with its task. */
  boolean ofTotal() {
    return task.equals(Readings.TOTAL);
  }

  /** Returns whether both are numbers. */
  public boolean finite() {
    return Double.isFinite(part) && Double.isFinite(whole);
  }
}
