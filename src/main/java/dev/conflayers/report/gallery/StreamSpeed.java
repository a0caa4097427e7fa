package dev.conflayers.report.gallery;

import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.Observations;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/** Chart of the speedup of a whole stream by its number of prompts. */
final class StreamSpeed {
  private static final String TITLE = "Speedup of a stream of N prompts, search included";
  private static final int POINTS = 60;
  private static final double MOST = 10_000;

  /** With more lines, labels would overlap; the caption has them then. */
  private static final int MOST_LABELS = 2;

  private StreamSpeed() {}

  static Picture of(ChartedStrategies strategies) {
    Panel panel =
        strategies.withClaims(
            Panel.of("", Axis.log("N, prompts per stream (log)"), Axis.ratio("S_total(N) (log)")),
            false);
    StringJoiner words = new StringJoiner("; ");
    boolean any = false;
    List<String> missing = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    for (String strategy : strategies.several()) {
      List<Observations.Stream> streams =
          strategies.observations().streams().stream()
              .filter(stream -> stream.strategy().equals(strategy))
              .toList();
      if (streams.isEmpty() && !strategies.trials(strategy).isEmpty()) {
        any = true;
        missing.add(strategy);
        Ink ink = strategies.ink(strategy).open();
        panel = panel.with(new Series.Dots(strategy, ink, List.of(observed(strategies, strategy))));
      } else if (!streams.isEmpty()) {
        any = true;
        Ink ink = strategies.ink(strategy);
        List<Dot> curve = predicted(streams);
        panel = panel.with(new Series.Curve(strategy, ink, false, curve));
        if (streams.size() > 1) {
          panel = panel.with(new Series.Band("", ink, curve));
        }
        panel = panel.with(new Series.Dots("", ink, List.of(observed(strategies, strategy))));
        breakEven(strategies, strategy).ifPresent(marks::add);
        Dot last = curve.get(curve.size() - 1);
        words.add(String.format(Locale.ROOT, "%s: towards %.3f", strategy, last.y()));
      }
    }
    for (Analysis.Crossing crossing : strategies.analysis().crossings()) {
      Double at = crossing.prompts().value();
      if (at != null && at <= MOST) {
        marks.add(new Mark(at, "N_x " + crossing.strategy() + ", " + crossing.other()));
      }
    }
    boolean labelled = marks.size() <= MOST_LABELS;
    for (Mark mark : marks) {
      panel = panel.upright(mark.prompts(), labelled ? mark.label() : "");
      if (!labelled) {
        words.add(String.format(Locale.ROOT, "%s: %.0f prompts", mark.label(), mark.prompts()));
      }
    }
    return any
        ? Picture.of(
            "stream",
            TITLE,
            strategies.caption(
                "Lines: N t_full / (C + N t), from the cost of searching and the time of prompts"
                    + " after it, for equal shares of all tasks; band: range of the forks; shape:"
                    + " measured streams of this run. A negative cost estimate counts as 0. "
                    + words
                    + (missing.isEmpty()
                        ? ""
                        : (words.length() == 0 ? "" : "; ")
                            + "without a line because a search did not end: "
                            + String.join(", ", missing))
                    + (strategies.severalOf().isEmpty() ? "" : ".")
                    + strategies.severalOf()),
            words.toString(),
            List.of(panel))
        : Picture.none("stream", TITLE, "no prompt was timed with both full depth and a strategy");
  }

  /** A vertical line at the number of prompts where two streams take the same time. */
  private record Mark(double prompts, String label) {}

  private static Optional<Mark> breakEven(ChartedStrategies strategies, String strategy) {
    Estimate even = strategies.figure(strategy, Comparison.ALL_TASKS, Estimand.BREAK_EVEN);
    Double at = even == null ? null : even.value();
    return at == null || at < 1 || at > MOST
        ? Optional.empty()
        : Optional.of(new Mark(at, "N* " + strategy));
  }

  private static List<Dot> predicted(List<Observations.Stream> streams) {
    List<Dot> dots = new ArrayList<>();
    for (int i = 0; i <= POINTS; i++) {
      double n = Math.pow(MOST, (double) i / POINTS);
      double[] each = streams.stream().mapToDouble(s -> speed(s, n)).toArray();
      double baseline = streams.stream().mapToDouble(s -> n * s.baselinePerPrompt()).sum();
      double own = streams.stream().mapToDouble(s -> search(s) + n * s.perPrompt()).sum();
      dots.add(
          Dot.at(n, baseline / own)
              .y(
                  Arrays.stream(each).min().orElse(Double.NaN),
                  Arrays.stream(each).max().orElse(Double.NaN)));
    }
    return dots;
  }

  private static double speed(Observations.Stream stream, double n) {
    return n * stream.baselinePerPrompt() / (search(stream) + n * stream.perPrompt());
  }

  /**
   * Returns the cost, at least 0: a negative cost is noise, and would make short streams look fast.
   */
  private static double search(Observations.Stream stream) {
    return Math.max(0, stream.search());
  }

  private static Dot observed(ChartedStrategies strategies, String strategy) {
    List<Observations.Trial> trials = strategies.trials(strategy);
    double baseline = trials.stream().mapToDouble(t -> t.baseline().seconds()).sum();
    double own = trials.stream().mapToDouble(t -> t.own().seconds()).sum();
    long forks = trials.stream().mapToInt(Observations.Trial::fork).distinct().count();
    return Dot.at((double) trials.size() / Math.max(1, forks), baseline / own).named("observed");
  }
}
