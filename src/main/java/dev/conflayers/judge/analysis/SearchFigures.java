package dev.conflayers.judge.analysis;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Pair;
import dev.conflayers.evidence.Population;
import dev.conflayers.evidence.Replicate;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.figure.CoarseClock;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.judge.figure.SpeedFigures;
import dev.conflayers.stats.Fieller;
import dev.conflayers.stats.Means;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Estimates of searching: its cost, the break-even in prompts, and the crossover of two strategies.
 */
final class SearchFigures {
  private final SearchAnalysis search;
  private final RunView run;
  private final CoarseClock clock;
  private final double confidence;

  SearchFigures(SearchAnalysis search, CoarseClock clock, double confidence) {
    this.search = search;
    this.run = search.run();
    this.clock = clock;
    this.confidence = confidence;
  }

  /**
   * Returns S_steady with S_geo of the same streams and, for a strategy that searches, its cost.
   * Over all tasks there is no S_steady unless each task has one.
   */
  List<Estimate> of(String task, String strategy) {
    List<Estimate> figures = new ArrayList<>();
    List<Pair> steady = run.steadyPairs(task, strategy);
    if (!steady.isEmpty()) {
      figures.add(geo(Estimand.S_STEADY, steady));
      if (run.searches(strategy)) {
        figures.add(geo(Estimand.S_GEO_SAME_STREAMS, run.sameStreams(task, strategy)));
      }
    }
    List<SearchAnalysis.Cost> costs = run.searches(strategy) ? search.costs(task, strategy) : null;
    if (costs != null) {
      OneStream one = search.oneStream(task, strategy);
      Estimate even = breakEven(costs);
      figures.add(one == null ? cost(costs) : clocked(cost(costs), one, costs.get(0)));
      figures.add(one == null ? even : clocked(even, one, costs.get(0)));
    }
    return figures;
  }

  private Estimate geo(Estimand estimand, List<Pair> pairs) {
    return clock.widened(
        SpeedFigures.logs(pairs, Pair::logRatio).ratio(estimand, confidence), pairs);
  }

  /** Returns a figure of the only search with its bounds, including the clock's error. */
  private Estimate clocked(Estimate figure, OneStream one, SearchAnalysis.Cost cost) {
    boolean even = figure.estimand() == Estimand.BREAK_EVEN;
    if (even && figure.value() == null) {
      return figure;
    }
    double before = 1 + one.spans() / one.prompts();
    double saved = Math.abs(cost.savedPerPrompt());
    return clock.shifted(
        of(figure, even ? one.breakEven(confidence) : one.cost(confidence), one.prompts()),
        even ? before / saved : before,
        even ? 2.0 / one.prompts() / saved : 0);
  }

  private static Estimate of(Estimate figure, Bounds bounds, int prompts) {
    return new Estimate(
        figure.estimand(),
        figure.at(),
        figure.value(),
        bounds,
        Replicate.PROMPT,
        prompts,
        1,
        Population.AFTER_THIS_SEARCH);
  }

  /**
   * Returns the crossover, the number of prompts after which {@code strategy} has spent as much
   * time as {@code other}: (C' - C) divided by the difference of savings per prompt, each in
   * full-depth times of a prompt. In seconds, longer prompts after one search than after the other
   * would look like a difference of the strategies. Null if a cost is unknown or neither searches.
   */
  @Nullable Estimate crossing(String strategy, String other) {
    List<SearchAnalysis.Cost> own = search.costs(Comparison.ALL_TASKS, strategy);
    List<SearchAnalysis.Cost> its = search.costs(Comparison.ALL_TASKS, other);
    boolean searched = run.searches(strategy) || run.searches(other);
    if (own == null || its == null || own.size() != its.size() || !searched) {
      return null;
    }
    if (isNoise(own) && isNoise(its)) {
      return null;
    }
    double[] costs = new double[own.size()];
    double[] saved = new double[own.size()];
    for (int i = 0; i < costs.length; i++) {
      double unit = own.get(i).baselinePerPrompt();
      double itsUnit = its.get(i).baselinePerPrompt();
      costs[i] = its.get(i).search() / itsUnit - own.get(i).search() / unit;
      saved[i] = its.get(i).savedPerPrompt() / itsUnit - own.get(i).savedPerPrompt() / unit;
    }
    Estimate figure = ratio(Estimand.CROSSING, "against " + other, costs, saved);
    OneStream one = search.oneStream(Comparison.ALL_TASKS, strategy);
    OneStream two = search.oneStream(Comparison.ALL_TASKS, other);
    if (one == null || two == null || figure.value() == null) {
      return figure;
    }
    int prompts = Math.min(one.prompts(), two.prompts());
    double unit = own.get(0).baselinePerPrompt() * Math.abs(saved[0]);
    return clock.shifted(
        of(figure, one.crossing(two, costs[0], saved[0], confidence), prompts),
        (2 + (one.spans() + two.spans()) / prompts) / unit,
        4.0 / prompts / unit);
  }

  /** Returns whether searching had no measurable cost. */
  private boolean isNoise(List<SearchAnalysis.Cost> costs) {
    return Means.mean(values(costs, SearchAnalysis.Cost::search), confidence).point() <= 0;
  }

  private Estimate cost(List<SearchAnalysis.Cost> costs) {
    double[] seconds = values(costs, SearchAnalysis.Cost::search);
    var mean = Means.mean(seconds, confidence);
    var interval = mean.interval();
    return new Estimate(
        Estimand.SEARCH_COST,
        "",
        Math.max(0, mean.point()),
        interval == null ? Bounds.unknown(confidence) : Bounds.of(interval).notNegative(),
        Replicate.FORK,
        costs.size(),
        costs.size(),
        costs.size() > 1 ? Population.STREAMS : Population.THIS_RUN);
  }

  private static double[] values(
      List<SearchAnalysis.Cost> costs, ToDoubleFunction<SearchAnalysis.Cost> value) {
    return costs.stream().mapToDouble(value).toArray();
  }

  /**
   * Returns the least whole number of prompts after which a search has paid off: 0 if it cost
   * nothing, none if prompts then save nothing.
   */
  private Estimate breakEven(List<SearchAnalysis.Cost> costs) {
    double[] searches = values(costs, SearchAnalysis.Cost::search);
    double[] saved = values(costs, SearchAnalysis.Cost::savedPerPrompt);
    double cost = Math.max(0, Means.mean(searches, confidence).point());
    double save = Means.mean(saved, confidence).point();
    Double value = save > 0 ? Double.valueOf(Math.ceil(cost / save)) : null;
    return prompts(Estimand.BREAK_EVEN, "", value, searches, saved);
  }

  /**
   * Returns the least whole number of prompts after which one strategy overtakes another, if any.
   */
  private Estimate ratio(Estimand estimand, String at, double[] costs, double[] saved) {
    double cost = Means.mean(costs, confidence).point();
    double save = Means.mean(saved, confidence).point();
    boolean reached = save != 0 && cost / save > 0;
    Double value = reached ? Double.valueOf(Math.ceil(cost / save)) : null;
    return prompts(estimand, at, value, costs, saved);
  }

  private Estimate prompts(
      Estimand estimand, String at, @Nullable Double value, double[] costs, double[] saved) {
    boolean several = costs.length > 1;
    Bounds bounds =
        several && Means.mean(saved, confidence).point() != 0
            ? Bounds.ofPrompts(Fieller.ofPairs(costs, saved, confidence))
            : Bounds.unknown(confidence);
    return new Estimate(
        estimand,
        at,
        value,
        bounds,
        Replicate.FORK,
        costs.length,
        costs.length,
        several ? Population.STREAMS : Population.THIS_RUN);
  }
}
