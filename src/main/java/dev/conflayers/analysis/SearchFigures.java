package dev.conflayers.analysis;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Pair;
import dev.conflayers.evidence.Population;
import dev.conflayers.evidence.Replicate;
import dev.conflayers.evidence.RunView;
import dev.conflayers.stats.Fieller;
import dev.conflayers.stats.Means;
import dev.conflayers.stats.RatioInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What searching costs, after how many prompts it has paid, and when one strategy passes another.
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

  /** Returns S_steady, and for a strategy that searches what that costs. */
  List<Estimate> of(String task, String strategy) {
    List<Estimate> figures = new ArrayList<>();
    List<Pair> steady = run.steadyPairs(task, strategy);
    if (!steady.isEmpty()) {
      figures.add(
          clock.widened(
              SpeedFigures.logs(steady, Pair::logRatio).ratio(Estimand.S_STEADY, confidence),
              steady));
    }
    List<SearchAnalysis.Cost> costs = run.searches(strategy) ? search.costs(task, strategy) : null;
    if (costs != null) {
      OneStream one = search.oneStream(task, strategy);
      Estimate even =
          ratio(
              Estimand.BREAK_EVEN,
              "",
              values(costs, SearchAnalysis.Cost::search),
              values(costs, SearchAnalysis.Cost::savedPerPrompt));
      figures.add(one == null ? cost(costs) : clocked(cost(costs), one, costs.get(0)));
      figures.add(one == null ? even : clocked(even, one, costs.get(0)));
    }
    return figures;
  }

  /** Returns a figure of the only search with where it may lie, the clock's share included. */
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
   * Returns after how many prompts {@code strategy} has spent as much time as {@code other}: (C' -
   * C) over what it saves less per prompt, each in full-depth times of a prompt. The prompts after
   * a search are not those after another: seconds of longer prompts would pass for a difference of
   * the strategies. Null where a cost is not known or neither searches.
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

  /** Returns whether searching cost nothing that could be measured. */
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
        mean.point(),
        interval == null ? Bounds.unknown(confidence) : Bounds.of(interval),
        Replicate.FORK,
        costs.size(),
        costs.size(),
        costs.size() > 1 ? Population.STREAMS : Population.THIS_RUN);
  }

  private static double[] values(
      List<SearchAnalysis.Cost> costs, ToDoubleFunction<SearchAnalysis.Cost> value) {
    return costs.stream().mapToDouble(value).toArray();
  }

  /** Returns the least whole number of prompts; none where time is never won back. */
  private Estimate ratio(Estimand estimand, String at, double[] costs, double[] saved) {
    double cost = Means.mean(costs, confidence).point();
    double save = Means.mean(saved, confidence).point();
    boolean reached = save != 0 && cost / save > 0;
    Bounds bounds = Bounds.unknown(confidence);
    if (costs.length > 1 && save != 0) {
      RatioInterval ratio = Fieller.ofPairs(costs, saved, confidence);
      if (ratio instanceof RatioInterval.Bounded bounded) {
        bounds = Bounds.of(bounded.interval());
      }
    }
    return new Estimate(
        estimand,
        at,
        reached ? Double.valueOf(Math.ceil(cost / save)) : null,
        bounds,
        Replicate.FORK,
        costs.length,
        costs.length,
        costs.length > 1 ? Population.STREAMS : Population.THIS_RUN);
  }
}
