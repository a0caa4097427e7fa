package dev.conflayers.judge.gate;

import dev.conflayers.evidence.Bounds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verdict of the gate on one rule.
 *
 * @param metric as in {@code gate.yaml}
 * @param task which task it is about; "all tasks" for all together
 * @param strategy whose metric it is
 * @param estimand its symbol in reports; empty for a counter
 * @param base the baseline's value; null if there is none, or if only the change is known
 * @param head this run's value; null if nothing was measured
 * @param change relative to the base, or absolute if the rule is about a difference; positive is
 *     better, whichever way the metric points
 * @param low lower end of its interval; null for a counter, which has none
 * @param high upper end
 * @param level of the interval
 * @param delta tolerated worsening, not negative; null for bounds such as a floor
 * @param pRaw one-sided p-value of a regression beyond delta; null if nothing was tested
 * @param pHolm the same, adjusted for all rules that are gated
 * @param nPairs prompts that were paired; for a counter, prompts that were counted
 * @param forks JVMs
 * @param mde the smallest relative change that this many pairs show with power 0.8
 * @param nNeeded pairs that would settle an inconclusive rule; null if more do not help
 * @param unit of base and head: "x", "ms", "passes/token" and so on
 * @param message one line: what was found
 * @param remedy one line: what to do; empty if nothing is to be done
 * @param charts ids of the charts of the report that show it
 */
public record RuleVerdict(
    String metric,
    String task,
    String strategy,
    GateState state,
    String estimand,
    @Nullable Double base,
    @Nullable Double head,
    @Nullable Double change,
    @Nullable Double low,
    @Nullable Double high,
    double level,
    @Nullable Double delta,
    @Nullable Double pRaw,
    @Nullable Double pHolm,
    int nPairs,
    int forks,
    @Nullable Double mde,
    @Nullable Integer nNeeded,
    String unit,
    boolean higherIsBetter,
    String message,
    String remedy,
    List<String> charts) {
  /** Value of {@link #task} for a rule about all tasks together. */
  public static final String ALL_TASKS = "all tasks";

  public RuleVerdict {
    charts = List.copyOf(charts);
  }

  /** Returns the verdict on a rule. */
  public static RuleVerdict of(
      Subject subject,
      GateState state,
      Compared compared,
      Change change,
      PValues pValues,
      Sample sample,
      Advice advice) {
    return new RuleVerdict(
        subject.metric(),
        subject.task(),
        subject.strategy(),
        state,
        subject.estimand(),
        compared.base(),
        compared.head(),
        change.value(),
        change.bounds().low(),
        change.bounds().high(),
        change.bounds().confidence(),
        change.delta(),
        pValues.raw(),
        pValues.holm(),
        sample.pairs(),
        sample.forks(),
        sample.mde(),
        sample.needed(),
        compared.unit(),
        compared.higherIsBetter(),
        advice.message(),
        advice.remedy(),
        advice.charts());
  }

  /**
   * Subject of a rule.
   *
   * @param estimand its symbol in reports; empty for a counter
   */
  public record Subject(String metric, String task, String strategy, String estimand) {}

  /** The two compared values; each null if unknown. */
  public record Compared(
      @Nullable Double base, @Nullable Double head, String unit, boolean higherIsBetter) {}

  /**
   * Difference of the compared values; positive is better.
   *
   * @param bounds its bounds; open with a confidence of 0 for a counter, which is exact
   * @param delta tolerated worsening; null for bounds such as a floor
   */
  public record Change(@Nullable Double value, Bounds bounds, @Nullable Double delta) {
    /** Nothing is compared. */
    static final Change NONE = exact(null, null);

    /** Returns the change of a counter, which has no interval. */
    public static Change exact(@Nullable Double value, @Nullable Double delta) {
      return new Change(value, Bounds.unknown(0), delta);
    }
  }

  /** One-sided p-values of a regression beyond the tolerance; null if nothing was tested. */
  public record PValues(@Nullable Double raw, @Nullable Double holm) {
    /** Nothing was tested. */
    public static final PValues NONE = new PValues(null, null);
  }

  /**
   * Sample that the verdict is based on.
   *
   * @param mde the smallest relative change that this many pairs show with power 0.8
   * @param needed pairs that would settle an inconclusive rule; null if more do not help
   */
  public record Sample(int pairs, int forks, @Nullable Double mde, @Nullable Integer needed) {
    /** Returns the sample of a settled verdict, which needs no more pairs. */
    Sample settled() {
      return new Sample(pairs, forks, mde, null);
    }

    /** Returns a sample of which only the size is known. */
    public static Sample of(int pairs, int forks) {
      return new Sample(pairs, forks, null, null);
    }
  }

  /** Finding in words, what to do, and the charts that show it. */
  public record Advice(String message, String remedy, List<String> charts) {
    public Advice {
      charts = List.copyOf(charts);
    }
  }
}
