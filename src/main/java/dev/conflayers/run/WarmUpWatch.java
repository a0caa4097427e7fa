package dev.conflayers.run;

import dev.conflayers.record.Measurement;
import dev.conflayers.stats.GroupedSlope;
import dev.conflayers.stats.Interval;
import dev.conflayers.suite.WarmUp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Trend test that decides when a fork has warmed up. Timings are steady once they have stopped
 * getting faster or slower; how much they scatter is no matter of warming up, the intervals of a
 * report answer for it.
 *
 * <p>Judged are the last four fifths of the blocks. The logarithm of each pace is taken relative to
 * the strategy's own level on the task, so that neither tasks nor strategies that differ look like
 * a trend (analysis of covariance: a level for each task, a common slope). Timings are steady where
 *
 * <ol>
 *   <li>a slope of {@value #MARGIN} a block or more is ruled out for the mean of the strategies:
 *       its 90 % interval is within that margin (two one-sided tests at 5 %);
 *   <li>the mean shows no slope at {@value #LEVEL}, nor does any strategy by itself at {@value
 *       #ALONE} divided by their number; a slope within {@value #NEGLIGIBLE} a block counts as
 *       none.
 * </ol>
 *
 * <p>Warming up ends before the suite's last block only where the first of these holds with a
 * margin of {@value #EARLY}: looking after every block must not find a quiet moment in a drift.
 *
 * <p>Operating characteristics by simulation, for five tasks by turns, three strategies and at
 * least five blocks (a test holds them):
 *
 * <pre>
 * scatter of a timing    slope a block   at most 20 blocks   at most 40 blocks
 * 20 %                   none            steady: 97 %        steady: 99 %
 * 20 %, by the block     none            95 %                98 %
 * 5 %                    none            99 %
 * 20 %                   2 %             30 %                1 %
 * 20 %, by the block     2 %                                 1 %
 * 20 %, by the block     5 %             2 %
 * 5 %                    2 %             0 %
 * 1 %                    1 %             0 %
 * </pre>
 *
 * <p>"By the block" means that all strategies of a prompt are off by the same factor, so that their
 * mean scatters as one of them does. A slope that scatter hides is one that a pair of the same
 * block hardly sees: both of it are timed within that block.
 *
 * <p>Full depth is timed by token. A strategy that drafts is timed by byte of weights its draft
 * passes read, since its time per token depends on how much is accepted, which no warming up
 * settles.
 */
final class WarmUpWatch {
  static final double MARGIN = 0.05;
  static final double EARLY = 0.01;
  static final double LEVEL = 0.03;
  static final double ALONE = 0.01;
  static final double NEGLIGIBLE = 0.002;
  private static final double TWO_ONE_SIDED = 0.90;
  private static final int DROPPED = 5;

  private final WarmUp limits;
  private final List<Block> blocks = new ArrayList<>();

  WarmUpWatch(WarmUp limits) {
    this.limits = limits;
  }

  /** The logarithms of the paces of one prompt, by strategy. */
  private record Block(String task, Map<String, Double> paces) {}

  /** Takes in a block that has been decoded. */
  void add(List<Measurement> block) {
    Map<String, Double> paces = new LinkedHashMap<>();
    for (Measurement measurement : block) {
      OptionalDouble pace = pace(measurement);
      if (pace.isPresent() && pace.getAsDouble() > 0) {
        paces.put(measurement.strategy(), Math.log(pace.getAsDouble()));
      }
    }
    blocks.add(new Block(block.isEmpty() ? "" : block.get(0).task(), paces));
  }

  int blocks() {
    return blocks.size();
  }

  /** Returns whether no more blocks are wanted. */
  boolean over() {
    return blocks.size() >= limits.most() || (blocks.size() >= limits.least() && level(EARLY));
  }

  boolean steady() {
    return level(MARGIN);
  }

  /** Returns whether a slope beyond {@code margin} is ruled out, and none is shown. */
  private boolean level(double margin) {
    Set<String> strategies = strategies();
    Optional<GroupedSlope> mean = slope(strategies);
    if (mean.isEmpty()
        || !within(mean.get().interval(TWO_ONE_SIDED), margin)
        || !isLevel(mean.get().interval(1 - LEVEL))) {
      return false;
    }
    double confidence = 1 - ALONE / strategies.size();
    return strategies.stream()
        .map(strategy -> slope(Set.of(strategy)))
        .flatMap(Optional::stream)
        .allMatch(slope -> isLevel(slope.interval(confidence)));
  }

  private static boolean isLevel(Interval slope) {
    return (slope.low() <= 0 && slope.high() >= 0) || within(slope, NEGLIGIBLE);
  }

  private static boolean within(Interval slope, double margin) {
    return slope.low() > -margin && slope.high() < margin;
  }

  /** Returns such as {@code trend by block -0.3% [-1.2%, 0.6%] over 15 blocks}. */
  String words() {
    Optional<GroupedSlope> mean = slope(strategies());
    if (mean.isEmpty()) {
      return "too few timings to judge";
    }
    Interval slope = mean.get().interval(TWO_ONE_SIDED);
    return String.format(
        Locale.ROOT,
        "trend by block %.1f%% [%.1f%%, %.1f%%] over %d blocks",
        100 * mean.get().point(),
        100 * slope.low(),
        100 * slope.high(),
        mean.get().points());
  }

  private List<Block> window() {
    return blocks.subList(blocks.size() / DROPPED, blocks.size());
  }

  private Set<String> strategies() {
    Set<String> names = new LinkedHashSet<>();
    window().forEach(block -> names.addAll(block.paces().keySet()));
    return names;
  }

  /** Returns the slope of the mean of some strategies, each relative to its level on each task. */
  private Optional<GroupedSlope> slope(Set<String> strategies) {
    List<Block> window = window();
    List<String> tasks = window.stream().map(Block::task).distinct().toList();
    Map<String, double[]> levels = levels(window, strategies);
    int size = 0;
    int[] groups = new int[window.size()];
    double[] order = new double[window.size()];
    double[] means = new double[window.size()];
    for (int i = 0; i < window.size(); i++) {
      Block block = window.get(i);
      double sum = 0;
      int count = 0;
      for (String strategy : strategies) {
        Double pace = block.paces().get(strategy);
        if (pace != null) {
          double[] level = Objects.requireNonNull(levels.get(strategy + " " + block.task()));
          sum += pace - level[0] / level[1];
          count++;
        }
      }
      if (count > 0) {
        groups[size] = tasks.indexOf(block.task());
        order[size] = i;
        means[size] = sum / count;
        size++;
      }
    }
    return GroupedSlope.fit(
        Arrays.copyOf(groups, size), Arrays.copyOf(order, size), Arrays.copyOf(means, size));
  }

  /** Returns the sum and the number of the paces of each strategy on each task. */
  private static Map<String, double[]> levels(List<Block> window, Set<String> strategies) {
    Map<String, double[]> levels = new LinkedHashMap<>();
    for (Block block : window) {
      for (String strategy : strategies) {
        Double pace = block.paces().get(strategy);
        if (pace != null) {
          double[] level =
              levels.computeIfAbsent(strategy + " " + block.task(), key -> new double[2]);
          level[0] += pace;
          level[1]++;
        }
      }
    }
    return levels;
  }

  private static OptionalDouble pace(Measurement measurement) {
    Measurement.Weights weights = measurement.weights();
    if (weights.draft() > 0) {
      return OptionalDouble.of((double) measurement.timing().draft() / weights.draft());
    }
    return measurement.output().size() < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            (double) (measurement.timing().total() - measurement.timing().prefill())
                / (measurement.output().size() - 1));
  }
}
