package dev.conflayers.report.gallery;

import dev.conflayers.judge.analysis.Observations;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import dev.conflayers.stats.Interval;
import dev.conflayers.stats.Means;
import dev.conflayers.stats.PointEstimate;
import dev.conflayers.stats.Quantiles;
import dev.conflayers.stats.RandomDraws;
import dev.conflayers.stats.RankCorrelation;
import dev.conflayers.stats.StudentEstimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Diagnostic charts of whether speedup ratios meet the assumptions of the intervals. */
final class Diagnostics {
  private static final String TITLE = "Diagnostics of the intervals' assumptions";
  private static final int DRAWS = 999;
  private static final int MOST = 1000;
  private static final int FEWEST = 8;
  private static final long SEED = 31;

  private final ChartedStrategies strategies;
  private final String strategy;
  private final List<Observations.Trial> trials;
  private final double[] rest;

  private Diagnostics(
      ChartedStrategies strategies, String strategy, List<Observations.Trial> trials) {
    this.strategies = strategies;
    this.strategy = strategy;
    this.trials = trials;
    this.rest = lessTask(trials);
  }

  static List<Picture> of(ChartedStrategies strategies) {
    List<Picture> sheets = new ArrayList<>();
    for (String strategy : strategies.several()) {
      List<Observations.Trial> trials = strategies.trials(strategy);
      if (trials.size() >= FEWEST) {
        sheets.add(new Diagnostics(strategies, strategy, trials).sheet());
      }
    }
    return sheets.isEmpty()
        ? List.of(Picture.none("diagnostics", TITLE, "no strategy has " + FEWEST + " timed trials"))
        : sheets;
  }

  private static double[] lessTask(List<Observations.Trial> trials) {
    Map<String, Double> means =
        trials.stream()
            .collect(
                Collectors.groupingBy(
                    Observations.Trial::task,
                    Collectors.averagingDouble(Observations.Trial::logRatio)));
    return trials.stream()
        .mapToDouble(t -> t.logRatio() - means.getOrDefault(t.task(), 0.0))
        .toArray();
  }

  private Picture sheet() {
    return Picture.of(
            "diagnostics-" + Timeline.id(strategy),
            TITLE + " " + strategy,
            strategies.caption(
                "d: ln of a trial's speedup minus its task's mean. Failed checks are also listed"
                    + " among the cautions."
                    + strategies.severalOf()),
            "Ratios in order, against the previous one, against the normal distribution, by fork"
                + " and by position in the block.",
            List.of(order(), lag(), normal(), forks(), places()))
        .grid(2, 240);
  }

  private Ink small() {
    return strategies.ink(strategy).sized(2.5);
  }

  /** Limits the number of dots drawn, not the data of the computations. */
  private static List<Dot> thinned(List<Dot> dots) {
    int every = (dots.size() + MOST - 1) / MOST;
    List<Dot> kept = new ArrayList<>();
    for (int i = 0; i < dots.size(); i += Math.max(1, every)) {
      kept.add(dots.get(i));
    }
    return kept;
  }

  private Panel order() {
    List<Dot> dots = new ArrayList<>();
    for (int i = 0; i < rest.length; i++) {
      dots.add(Dot.at(i, rest[i]));
    }
    double[] thin = thinned(dots).stream().mapToDouble(Dot::y).toArray();
    RankCorrelation rank = RankCorrelation.withOrder(thin, DRAWS, RandomDraws.stream(SEED, 0));
    return Panel.of(
            String.format(
                Locale.ROOT,
                "In order: rank correlation %.2f, p %.3f",
                rank.correlation(),
                rank.pValue()),
            Axis.count("trial"),
            Axis.linear("d"))
        .with(new Series.Dots("", small(), thinned(dots)))
        .level(0, "");
  }

  private Panel lag() {
    List<Dot> dots = new ArrayList<>();
    for (int i = 1; i < rest.length; i++) {
      dots.add(Dot.at(rest[i - 1], rest[i]));
    }
    return Panel.of(
            String.format(
                Locale.ROOT, "Autocorrelation at lag 1: %.2f", RankCorrelation.lagOne(rest)),
            Axis.linear("previous d"),
            Axis.linear("d"))
        .with(new Series.Dots("", small(), thinned(dots)));
  }

  private Panel normal() {
    double[] sorted = rest.clone();
    Arrays.sort(sorted);
    double[] scores = Quantiles.normalScores(sorted.length);
    double sd =
        Math.sqrt(Arrays.stream(sorted).map(x -> x * x).sum() / Math.max(1, sorted.length - 1));
    List<Dot> dots = new ArrayList<>();
    for (int i = 0; i < sorted.length; i++) {
      dots.add(Dot.at(scores[i], sorted[i]));
    }
    double end = scores[scores.length - 1];
    return Panel.of("Normal Q-Q plot", Axis.linear("normal score"), Axis.linear("d"))
        .with(
            new Series.Curve(
                "",
                Ink.grey().wide(1),
                false,
                List.of(Dot.at(-end, -end * sd), Dot.at(end, end * sd))))
        .with(new Series.Dots("", small(), thinned(dots)));
  }

  private Panel forks() {
    SortedMap<Integer, List<Double>> byFork = new TreeMap<>();
    for (int i = 0; i < rest.length; i++) {
      byFork.computeIfAbsent(trials.get(i).fork(), f -> new ArrayList<>()).add(rest[i]);
    }
    List<Dot> dots = new ArrayList<>();
    byFork.forEach((fork, values) -> dots.add(mean(fork, values)));
    return Panel.of("By fork, " + strategies.level(), Axis.count("fork"), Axis.linear("mean of d"))
        .with(new Series.Dots("", strategies.ink(strategy), dots))
        .level(0, "");
  }

  private Dot mean(double x, List<Double> values) {
    double[] sample = values.stream().mapToDouble(v -> v).toArray();
    PointEstimate mean = Means.mean(sample, strategies.analysis().run().confidence());
    Interval interval = mean.interval();
    Dot dot = Dot.at(x, mean.point());
    return interval == null ? dot : dot.y(interval.low(), interval.high());
  }

  private Panel places() {
    List<Double> before = new ArrayList<>();
    List<Double> after = new ArrayList<>();
    for (int i = 0; i < rest.length; i++) {
      Observations.Trial trial = trials.get(i);
      (trial.own().position() < trial.baseline().position() ? before : after).add(rest[i]);
    }
    List<Dot> dots = new ArrayList<>();
    if (!before.isEmpty()) {
      dots.add(mean(0, before));
    }
    if (!after.isEmpty()) {
      dots.add(mean(1, after));
    }
    return Panel.of(
            "By position in the block" + difference(before, after),
            Axis.count("0: before full depth, 1: after it").within(-0.5, 1.5),
            Axis.linear("mean of d"))
        .with(new Series.Dots("", strategies.ink(strategy), dots))
        .level(0, "");
  }

  private static String difference(List<Double> before, List<Double> after) {
    if (before.size() < 2 || after.size() < 2) {
      return "";
    }
    StudentEstimate one = Means.student(before.stream().mapToDouble(v -> v).toArray());
    StudentEstimate other = Means.student(after.stream().mapToDouble(v -> v).toArray());
    return one.standardError() + other.standardError() == 0
        ? ""
        : String.format(Locale.ROOT, ": p %.3f", one.minus(other).pDiffers(0));
  }
}
