package dev.conflayers.evidence;

import dev.conflayers.model.token.TokenIds;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.TrialStatus;
import org.jspecify.annotations.Nullable;

/**
 * One trial as judges see it: its identity, outcome and output. Its costs are absent, because only
 * {@link Quantity}, {@link Counter} and {@link Drafts} turn a record into a number.
 *
 * @param measurement the record, for checks, copies and display; judges do not see its type
 */
public record TrialView(Measurement measurement) {
  /** Returns its number in its {@link RunView}. */
  public int trial() {
    return measurement.trial();
  }

  /** Returns the JVM that measured it, from 0. */
  public int fork() {
    return measurement.fork();
  }

  /** Returns the block whose trials are compared with one another. */
  public int block() {
    return measurement.block();
  }

  /** Returns the place of its strategy within the block, from 0. */
  public int position() {
    return measurement.position();
  }

  /** Returns how many trials its decoder had served before. */
  public int decoderAge() {
    return measurement.decoderAge();
  }

  public String model() {
    return measurement.model();
  }

  public String task() {
    return measurement.task();
  }

  public String strategy() {
    return measurement.strategy();
  }

  public String example() {
    return measurement.example();
  }

  public int repetition() {
    return measurement.repetition();
  }

  /** Returns whether it completed. */
  public boolean ok() {
    return measurement.ok();
  }

  /** Returns whether it ended in an error. */
  public boolean erred() {
    return measurement.status() == TrialStatus.ERROR;
  }

  /** Returns whether it timed out. */
  public boolean timedOut() {
    return measurement.status() == TrialStatus.TIMEOUT;
  }

  /** Returns how it ended: OK, ERROR, TIMEOUT or EXCLUDED. */
  public String status() {
    return measurement.status().name();
  }

  /** Returns the error message; null if there was no error. */
  public @Nullable String message() {
    return measurement.message();
  }

  public TokenIds output() {
    return measurement.output();
  }

  public String text() {
    return measurement.text();
  }
}
