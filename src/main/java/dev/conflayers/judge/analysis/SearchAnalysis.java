package dev.conflayers.judge.analysis;

import dev.conflayers.evidence.Pair;
import dev.conflayers.evidence.Quantity;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.SearchStreams;
import dev.conflayers.evidence.TrialView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** End of a strategy's search in each stream, its cost, and the trials after it. */
final class SearchAnalysis {
  private static final double NANOS = 1e9;

  private final RunView index;

  SearchAnalysis(RunView index) {
    this.index = index;
  }

  /**
   * Cost of searching in one fork, with the baseline's time and the saving per prompt after it;
   * seconds.
   */
  record Cost(int fork, double search, double baselinePerPrompt, double savedPerPrompt) {}

  RunView run() {
    return index;
  }

  /**
   * Returns the cost of searching in each fork: for each trial up to the end of its search, its
   * time minus its prefill and minus its tokens at the steady time per token. Null if a search did
   * not end, or nothing was measured after it.
   */
  @Nullable List<Cost> costs(String task, String strategy) {
    List<Pair> after = index.steadyPairs(task, strategy);
    List<TrialView> trials = new ArrayList<>(index.searching(task, strategy));
    trials.addAll(index.trials(task, strategy));
    Set<Integer> forks = new HashSet<>();
    trials.forEach(m -> forks.add(m.fork()));
    List<Cost> costs = new ArrayList<>();
    for (int fork : forks.stream().sorted().toList()) {
      List<Pair> here = after.stream().filter(pair -> pair.fork() == fork).toList();
      Double search =
          search(strategy, trials.stream().filter(m -> m.fork() == fork).toList(), here);
      if (search == null || here.isEmpty()) {
        return null;
      }
      costs.add(
          new Cost(
              fork,
              search / NANOS,
              here.stream()
                      .mapToDouble(pair -> Quantity.WALL.of(pair.baseline()))
                      .average()
                      .orElseThrow()
                  / NANOS,
              here.stream().mapToDouble(pair -> pair.savedNanos()).average().orElseThrow()
                  / NANOS));
    }
    return costs.isEmpty() ? null : costs;
  }

  private @Nullable Double search(String strategy, List<TrialView> trials, List<Pair> after) {
    if (!index.searches(strategy)) {
      return 0.0;
    }
    double nanos = 0;
    for (List<TrialView> stream : SearchStreams.of(trials)) {
      int end = Math.max(SearchStreams.end(stream), SearchStreams.prepared(stream));
      Double pace = pace(after, stream.get(0).task());
      if (end < 0 || pace == null) {
        return null;
      }
      for (TrialView m : stream.subList(0, end + 1)) {
        nanos +=
            Quantity.WALL.of(m)
                - Quantity.FIRST_TOKEN.of(m)
                - pace * Quantity.laterTokens(index, m);
      }
    }
    return nanos;
  }

  /** Returns the steady time per token after the first; null if there is none. */
  private @Nullable Double pace(List<Pair> after, String task) {
    List<TrialView> steady =
        after.stream()
            .filter(pair -> pair.task().equals(task))
            .filter(pair -> index.phased() ? pair.decoded() : pair.timed())
            .map(Pair::strategy)
            .toList();
    return steady.isEmpty() ? null : Quantity.laterPace(index, steady);
  }

  /**
   * Returns the only search of an imported run, which cannot be replicated in another process; null
   * if there are several, or too little was measured after it.
   */
  @Nullable OneStream oneStream(String task, String strategy) {
    if (index.imported() == null || index.tasks().size() > 1 || !index.searches(strategy)) {
      return null;
    }
    List<Pair> after = index.steadyPairs(task, strategy);
    List<TrialView> trials = index.trials(task, strategy);
    Double pace = pace(after, index.tasks().get(0));
    Double search = search(strategy, trials, after);
    long forks = trials.stream().map(TrialView::fork).distinct().count();
    if (pace == null || search == null || forks != 1 || after.size() < OneStream.FEWEST) {
      return null;
    }
    double before =
        trials.stream()
            .filter(m -> !index.steady(m))
            .mapToInt(m -> Quantity.laterTokens(index, m))
            .sum();
    double mean =
        after.stream()
            .mapToInt(p -> Quantity.laterTokens(index, p.strategy()))
            .average()
            .orElseThrow();
    return new OneStream(
        search / NANOS,
        before / mean,
        after.stream().map(pair -> pair.strategy().block()).toList(),
        after.stream().mapToDouble(pair -> Quantity.WALL.of(pair.baseline()) / NANOS).toArray(),
        after.stream()
            .map(Pair::strategy)
            .mapToDouble(
                m -> (Quantity.DECODE_TIME.of(m) - pace * Quantity.laterTokens(index, m)) / NANOS)
            .toArray(),
        after.stream().mapToDouble(pair -> pair.savedNanos() / NANOS).toArray());
  }
}
