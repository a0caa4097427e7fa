package dev.conflayers.analysis;

import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Pair;
import dev.conflayers.evidence.RunView;
import dev.conflayers.result.Schedule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A strategy's place among all of a run. The intervals hold for all strategies together
 * (Bonferroni), so that a place that they allow to be told apart may be believed.
 *
 * @param speed S_geo over all tasks
 * @param best the first place that the intervals leave open, from 1
 * @param worst the last
 */
public record Ranked(String strategy, Estimate speed, int best, int worst) {
  /** Returns the strategies of a run, the fastest first; none where there are fewer than two. */
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
    List<Ranked> ranked = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Estimate own = speeds.get(i);
      int faster = (int) speeds.stream().filter(other -> below(own, other)).count();
      int slower = (int) speeds.stream().filter(other -> below(other, own)).count();
      ranked.add(new Ranked(names.get(i), own, 1 + faster, names.size() - slower));
    }
    ranked.sort(Comparator.comparingDouble((Ranked one) -> -value(one.speed())));
    return ranked;
  }

  private static boolean below(Estimate one, Estimate other) {
    Double high = one.bounds().high();
    Double low = other.bounds().low();
    return high != null && low != null && high < low;
  }

  private static double value(Estimate figure) {
    Double value = figure.value();
    return value == null ? 0 : value;
  }
}
