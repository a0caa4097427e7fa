package dev.conflayers.evidence;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * One observation of a metric in one trial, as a part of a whole: a counter of its total, a score
 * of 1, or the logarithm of a time of 1.
 *
 * @param fork the JVM, from 0
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"task", "example", "fork", "part", "whole"})
public record Observed(String task, String example, int fork, double part, double whole) {
  /** Returns the observation of {@code trial}. */
  public static Observed of(TrialView trial, double part, double whole) {
    return new Observed(trial.task(), trial.example(), trial.fork(), part, whole);
  }

  /** Returns whether it belongs to a total over tasks; its example is then named task/example. */
  boolean ofTotal() {
    return task.equals(Readings.TOTAL);
  }

  /** Returns whether both are numbers. */
  public boolean finite() {
    return Double.isFinite(part) && Double.isFinite(whole);
  }
}
