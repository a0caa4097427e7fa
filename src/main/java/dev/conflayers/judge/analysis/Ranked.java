package dev.conflayers.judge.analysis;

import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Pair;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.judge.figure.Grid;
import dev.conflayers.judge.figure.SpeedFigures;
import dev.conflayers.stats.SimultaneousRanks;
import dev.conflayers.stats.StudentEstimate;
import dev.conflayers.suite.declared.Schedule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rank of a strategy among all of a run. Ranks come from the differences of all pairs of
 * strategies, prompt by prompt, in which full depth and the prompt's own effect cancel.
 *
 * @param speed S_geo over all tasks; the intervals hold for all strategies together (Bonferroni)
 * @param best the best rank that the differences leave open, from 1; the ranks of all strategies
 *     hold together
 * @param worst the last
 */
public record Ranked(String strategy, Estimate speed, int best, int worst) {
  /** Returns the strategies of a run, fastest first; none if there are fewer than two. */
  static List<Ranked> of(RunView index, double confidence) {
    List<String> names =
        index.rivals().stream()
            .map(Schedule.ScheduledStrategy::name)
            .filter(name -> !index.timed(Comparison.ALL_TASKS, name).isEmpty())
            .toList();
    if (names.size() < 2) {
      return List.of();
    }
    double each = 1 - (1 - confidence) / names.size();
    List<Estimate> speeds =
        names.stream()
            .map(name -> index.timed(Comparison.ALL_TASKS, name))
            .map(pairs -> SpeedFigures.logs(pairs, Pair::logRatio).ratio(Estimand.S_GEO, each))
            .toList();
    SimultaneousRanks ranks =
        SimultaneousRanks.of(
            names.size(),
            (one, other) -> difference(index, names.get(one), names.get(other)),
            confidence);
    List<Ranked> ranked = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      SimultaneousRanks.Places places = ranks.places().get(i);
      ranked.add(new Ranked(names.get(i), speeds.get(i), places.best(), places.worst()));
    }
    ranked.sort(Comparator.comparingDouble((Ranked one) -> -value(one.speed())));
    return ranked;
  }

  /** Returns the difference of ln S between one and the other; null with too few prompts. */
  private static @Nullable StudentEstimate difference(RunView index, String one, String other) {
    Map<Integer, Double> its = new HashMap<>();
    index
        .timed(Comparison.ALL_TASKS, other)
        .forEach(pair -> its.put(pair.strategy().block(), pair.logRatio()));
    List<Grid.Cell> cells = new ArrayList<>();
    for (Pair pair : index.timed(Comparison.ALL_TASKS, one)) {
      Double log = its.get(pair.strategy().block());
      if (log != null) {
        cells.add(
            new Grid.Cell(
                pair.task(), pair.example(), pair.fork(), pair.logRatio() - log, pair.template()));
      }
    }
    Grid grid = Grid.of(cells);
    return grid.isEmpty() ? null : grid.student();
  }

  private static double value(Estimate figure) {
    Double value = figure.value();
    return value == null ? 0 : value;
  }
}
