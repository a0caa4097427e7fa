package dev.conflayers.report.gallery;

import dev.conflayers.judge.analysis.Observations;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import dev.conflayers.stats.Fieller;
import dev.conflayers.stats.Interval;
import dev.conflayers.stats.RatioInterval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Chart of the time per token by phase. */
final class Overhead {
  private static final String OUTSIDE = "not attributed";
  private static final String TITLE = "Time per token by phase";
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MILLIS = 1e3;
  private static final double HALF = 0.36;
  private static final int BLACK = 6;

  /** With fewer prompts, intervals would be longer than the bars. */
  private static final int FEWEST = 5;

  private final ChartedStrategies strategies;
  private final List<String> rows = new ArrayList<>();
  private final List<Dot> notes = new ArrayList<>();
  private final List<Dot> totals = new ArrayList<>();
  private final Map<String, List<Dot>> parts = new LinkedHashMap<>();

  private Overhead(ChartedStrategies strategies) {
    this.strategies = strategies;
  }

  static Picture of(ChartedStrategies strategies) {
    return new Overhead(strategies).picture();
  }

  private Picture picture() {
    for (Comparison comparison : strategies.analysis().comparisons()) {
      boolean known = comparison.pace() != null && comparison.time().total() > 0;
      if (known && comparison.task().equals(Comparison.ALL_TASKS)) {
        row(comparison);
      }
    }
    if (rows.isEmpty()) {
      return Picture.none("overhead", TITLE, "no trial was timed");
    }
    Panel panel = Panel.of("", Axis.linear("ms per token").from(0), Axis.names(rows));
    int ink = 0;
    for (Map.Entry<String, List<Dot>> part : parts.entrySet()) {
      panel =
          panel.with(
              new Series.Bars(
                  part.getKey(),
                  part.getKey().equals(OUTSIDE) ? Ink.grey() : Ink.of(ink++),
                  part.getValue()));
    }
    return Picture.of(
            "overhead",
            TITLE,
            strategies.caption(
                "All tasks combined, sums over all trials; lines: "
                    + strategies.level()
                    + " of the total over prompts (Fieller). Overhead: within the decoder but"
                    + " outside all phases; not attributed: not timed by the decoder. Confidence,"
                    + " cache bookkeeping and sampling are parts of draft and verification."),
            notes.stream()
                .map(note -> rows.get((int) note.y()) + ": " + note.label())
                .reduce((a, b) -> a + "; " + b)
                .orElse(""),
            List.of(
                panel
                    .with(new Series.Dots("", Ink.of(BLACK).wide(1.4).sized(1), totals))
                    .with(new Series.Notes("total", Ink.grey(), notes))))
        .grid(1, 90 + 34 * rows.size());
  }

  private void row(Comparison comparison) {
    Comparison.TimeSplit time = comparison.time();
    List<Observations.Trial> trials = strategies.trials(comparison.strategy());
    double pace =
        comparison.pace() == null ? Double.NaN : comparison.pace().strategy() / NANOS_PER_MILLI;
    double tokens = trials.stream().mapToDouble(t -> t.own().tokens()).sum();
    double outside =
        trials.isEmpty()
            ? 0
            : MILLIS * trials.stream().mapToDouble(t -> t.own().unattributed()).sum() / tokens;
    double within = pace - outside;
    int row = rows.size();
    rows.add(comparison.strategy());
    double at = 0;
    at = bar("prefill", row, at, within * time.prefill() / time.total());
    at = bar("verify or decode", row, at, within * time.verify() / time.total());
    at = bar("draft", row, at, within * time.draft() / time.total());
    at = bar("search", row, at, within * time.search() / time.total());
    at = bar("overhead", row, at, within * time.overhead() / time.total());
    at = bar(OUTSIDE, row, at, outside);
    Interval interval = interval(comparison.strategy());
    Dot total =
        interval == null ? Dot.at(at, row) : Dot.at(at, row).x(interval.low(), interval.high());
    totals.add(total.named(comparison.strategy()));
    notes.add(
        Dot.at(Double.isNaN(total.xHigh()) ? at : Math.max(at, total.xHigh()), row)
            .named(
                trials.isEmpty()
                    ? String.format(Locale.ROOT, "%.2f ms", at)
                    : String.format(
                        Locale.ROOT, "%.2f ms, not attributed %.2f%%", at, 100 * outside / at)));
  }

  /** Returns the interval of the ms per token over prompts; null if there are too few. */
  private @Nullable Interval interval(String strategy) {
    boolean full = strategy.equals(strategies.analysis().run().baseline());
    List<Observations.Trial> trials =
        full
            ? strategies.rivals().stream()
                .map(strategies::trials)
                .filter(some -> !some.isEmpty())
                .findFirst()
                .orElse(List.of())
            : strategies.trials(strategy);
    // Forks of one prompt are not independent prompts.
    Map<String, double[]> prompts = new TreeMap<>();
    for (Observations.Trial t : trials) {
      double[] sums =
          prompts.computeIfAbsent(t.task() + "/" + t.example(), p -> new double[] {0, 0});
      sums[0] += MILLIS * (full ? t.baseline() : t.own()).seconds();
      sums[1] += (full ? t.baseline() : t.own()).tokens();
    }
    if (prompts.size() < FEWEST) {
      return null;
    }
    double[] millis = prompts.values().stream().mapToDouble(sums -> sums[0]).toArray();
    double[] tokens = prompts.values().stream().mapToDouble(sums -> sums[1]).toArray();
    double level = strategies.analysis().run().confidence();
    return Fieller.ofPairs(millis, tokens, level) instanceof RatioInterval.Bounded bounded
        ? bounded.interval()
        : null;
  }

  private double bar(String part, int row, double from, double length) {
    double to = from + Math.max(0, length);
    parts
        .computeIfAbsent(part, p -> new ArrayList<>())
        .add(
            Dot.at((from + to) / 2, row)
                .x(from, to)
                .y(row - HALF, row + HALF)
                .named(rows.get(row)));
    return to;
  }
}
