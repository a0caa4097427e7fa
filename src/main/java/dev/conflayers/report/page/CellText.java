package dev.conflayers.report.page;

import dev.conflayers.base.Numbers;
import dev.conflayers.evidence.Bounds;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Replicate;
import dev.conflayers.evidence.Tail;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.stats.Interval;
import dev.conflayers.stats.PointEstimate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Formats numbers and names for table cells, independently of the locale. */
public final class CellText {
  public static final String NONE = "n/a";
  private static final String NO_END = "no end";
  private static final int MOST_ROWS = 50;

  private CellText() {}

  /** Returns the comparisons to show; with one task, the row of all tasks would repeat it. */
  public static List<Comparison> rows(Analysis analysis) {
    boolean one = analysis.tasks().size() == 1;
    return analysis.comparisons().stream()
        .filter(comparison -> !(one && comparison.task().equals(Comparison.ALL_TASKS)))
        .toList();
  }

  /** Returns {@code 1.234 [1.200, 1.270]}. */
  public static String estimate(@Nullable PointEstimate estimate, int decimals) {
    if (estimate == null) {
      return NONE;
    }
    Interval interval = estimate.interval();
    String point = number(estimate.point(), decimals);
    return interval == null
        ? point + " [" + none(estimate.n() < 2 ? "one prompt" : "no spread") + "]"
        : point
            + " ["
            + number(interval.low(), decimals)
            + ", "
            + number(interval.high(), decimals)
            + "]";
  }

  /** Returns {@code n/a: why}. */
  public static String none(String why) {
    return NONE + ": " + why;
  }

  /** Returns a comparison's figure, or why it has none. */
  public static String figure(Comparison comparison, Estimand estimand, int decimals) {
    return figure(
        comparison.figure(estimand),
        decimals,
        switch (estimand) {
          case S_TOTAL -> "output lengths differ";
          case S_STEADY ->
              comparison.task().equals(Comparison.ALL_TASKS)
                  ? "not every task's search has ended"
                  : "no search has ended";
          case S_GEO_SAME_STREAMS -> "S_steady is missing";
          case S_DECODE, S_DECODE_TOK -> "outputs have one token";
          case ACCEPTANCE_RATE, ACCEPTANCE_LENGTH, WEIGHT_PASSES -> "nothing was drafted";
          case PREFIX_LENGTH -> "fewer than half diverge";
          default -> "nothing was timed";
        });
  }

  /**
   * Returns {@code 1.234 [1.200, 1.270]}, with words for an unbounded end.
   *
   * @param why the reason shown where there is no value
   */
  public static String figure(@Nullable Estimate figure, int decimals, String why) {
    if (figure == null) {
      return none(why);
    }
    Bounds bounds = figure.bounds();
    String interval =
        bounds.low() == null && bounds.high() == null
            ? none(
                figure.n() < 2
                    ? "one " + (figure.unit() == Replicate.FORK ? "fork" : "prompt")
                    : "no spread")
            : end(bounds.low(), decimals) + ", " + end(bounds.high(), decimals);
    if (figure.value() == null) {
      return none(why) + (interval.startsWith(NONE) ? "" : " [" + interval + "]");
    }
    return number(figure.value(), decimals) + " [" + interval + "]";
  }

  /**
   * Returns {@code 3 [0 to 5]} for a number of prompts, {@code 10 [0 to never]} for an unbounded
   * interval, and {@code never} without a value.
   */
  public static String prompts(Estimate figure) {
    Bounds bounds = figure.bounds();
    String value = figure.value() == null ? "never" : number(figure.value(), 0);
    return bounds.low() == null && bounds.high() == null
        ? value + " [" + none(figure.n() < 2 ? "one fork" : "no spread") + "]"
        : value
            + " ["
            + (bounds.low() == null ? "0" : number(bounds.low(), 0))
            + " to "
            + (bounds.high() == null ? "never" : number(bounds.high(), 0))
            + "]";
  }

  private static String end(@Nullable Double end, int decimals) {
    return end == null ? NO_END : number(end, decimals);
  }

  /** Returns the replicates behind an interval, such as {@code 30 prompts, 5 forks}. */
  public static String replicates(Estimate figure) {
    return switch (figure.unit()) {
      case FORK -> count(figure.n(), "fork");
      case TEMPLATE -> count(figure.n(), "template");
      case TEMPLATE_AND_FORK ->
          count(figure.n(), "template") + ", " + count(figure.forks(), "fork");
      case PROMPT -> count(figure.n(), "prompt");
      case PROMPT_AND_FORK -> count(figure.n(), "prompt") + ", " + count(figure.forks(), "fork");
    };
  }

  private static String count(int n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }

  /** Returns a number with the given decimals; "n/a" if there is none. */
  public static String number(@Nullable Double value, int decimals) {
    return value == null || value.isNaN() ? NONE : Numbers.fixed(value, decimals);
  }

  public static String percent(@Nullable Double share) {
    return share == null ? NONE : Numbers.fixed(100 * share, 1) + "%";
  }

  public static String share(long part, long whole) {
    return whole == 0 ? none("no time") : percent((double) part / whole);
  }

  public static String millis(double nanos) {
    return number(nanos / 1e6, 2);
  }

  /** Returns the first rows of a long list, as many as a table shows. */
  public static <T> List<T> first(List<T> rows) {
    return rows.size() > MOST_ROWS ? rows.subList(0, MOST_ROWS) : rows;
  }

  /** Returns the note about omitted rows; empty if none are. */
  public static String rest(List<?> rows) {
    return rows.size() > MOST_ROWS
        ? "(the first " + MOST_ROWS + " of " + rows.size() + "; all are in comparisons.json)"
        : "";
  }

  public static String scientific(double value) {
    return Numbers.scientific(value, 2);
  }

  /** Returns a quantile with its interval, or why it has none. */
  public static String quantile(@Nullable Estimate figure, String level, int decimals) {
    if (figure == null) {
      return none("under " + Tail.requests(level) + " requests");
    }
    return figure.bounds().low() == null && figure.bounds().high() == null
        ? number(figure.value(), decimals) + " [" + none("too few") + "]"
        : figure(figure, decimals, "");
  }
}
