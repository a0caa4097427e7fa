package dev.conflayers.judge.gate;

import dev.conflayers.base.Check;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Observed;
import dev.conflayers.evidence.Readings;
import dev.conflayers.evidence.RunView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Metric that gate rules may name.
 *
 * @param name as {@code gate.yaml} names it
 * @param unit of its values
 * @param estimand its entry in the catalogue; null for a score or a checksum
 * @param how in a sentence, how it is computed
 */
public record GateMetric(
    String name,
    Kind kind,
    Better better,
    String unit,
    @Nullable Estimand estimand,
    String how,
    Reading from) {

  /** Kind of number, which decides how it is judged. */
  public enum Kind {
    /** A ratio of sums of whole numbers: exact, without noise. */
    COUNT,
    /** A checksum: equal or not. */
    DIGEST,
    /** Memory: whole numbers that differ a little from JVM to JVM, and with the machine. */
    SIZE,
    /** A mean score of texts. */
    SCORE,
    /** A ratio of times of the same session. */
    TIME_RATIO,
    /** A time, comparable on one machine only. */
    TIME,
    /** A ratio of quantiles of times of the same session, which takes many requests. */
    TAIL_RATIO;

    /** Returns D for deterministic metrics, W for those that vary from run to run. */
    public String tier() {
      return timed() || this == SIZE ? "W" : "D";
    }

    boolean timed() {
      return this == TIME_RATIO || this == TIME || this == TAIL_RATIO;
    }
  }

  /** Direction of improvement. */
  public enum Better {
    HIGHER,
    LOWER,
    /** Neither: any change is worse. */
    SAME
  }

  /** Returns a metric for an estimand of the catalogue. */
  static GateMetric of(String name, Kind kind, Better better, String unit, Estimand estimand) {
    return new GateMetric(
        name,
        kind,
        better,
        unit,
        estimand,
        estimand.meaning(),
        (runs, strategy, task) -> Readings.of(runs, estimand, strategy, task));
  }

  /** Returns its symbol in reports; empty for a counter. */
  public String symbol() {
    return estimand == null || !kind.timed() ? "" : estimand.symbol();
  }

  /** Reads a metric from runs. */
  @FunctionalInterface
  interface Reading {
    /** Returns the observations of a strategy on a task, or on all tasks. */
    List<Observed> of(RunView runs, String strategy, String task);
  }

  /** Returns whether it needs prefill and decoding timed apart, which not every run records. */
  boolean ofPhases() {
    return estimand != null && estimand.ofPhases();
  }

  /** Rejects demands that make no sense for this kind of number. */
  void refuse(
      @Nullable Tolerance tolerance,
      boolean bounds,
      boolean margin,
      @Nullable NonInferiority nonInferiority) {
    Check.that(
        tolerance == null || !kind.timed(),
        "tolerance",
        "is for counters; times vary, use tolerateRegression for " + name);
    Check.that(
        tolerance == null || kind != Kind.DIGEST || tolerance.exact(),
        "tolerance",
        "must be {rel: 0} for " + name + ", which is a checksum");
    Check.that(
        tolerance == null || kind != Kind.SIZE || !tolerance.exact(),
        "tolerance",
        "must be above 0 for " + name + ", which varies from run to run");
    Check.that(!bounds || kind != Kind.DIGEST, "metric", name + " has no bounds: a checksum");
    Check.that(
        !margin || kind.timed(),
        "tolerateRegression",
        "and floor are for times; use tolerance or min for " + name);
    Check.that(
        nonInferiority == null || kind == Kind.SCORE,
        "nonInferiority",
        "is for scores, such as em_gsm8k, not for " + name);
  }

  boolean higherIsBetter() {
    return better == Better.HIGHER;
  }
}
