package dev.conflayers.analysis;

import dev.conflayers.evidence.Pair;
import dev.conflayers.result.Measurement;
import dev.conflayers.result.Phase;
import dev.conflayers.result.Schedule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** When a strategy's search ended in each stream, what it cost, and what was measured after it. */
final class SearchAnalysis {
  private static final Set<String> ENDS =
      Set.of("converged", "exhausted", Measurement.Search.ENDED);
  private static final String STEADY = "steady";
  private static final String RESET = "per-prompt-reset";
  private static final double NANOS = 1e9;

  private final RunIndex index;
  private final Map<String, Set<Integer>> steady = new HashMap<>();

  SearchAnalysis(RunIndex index) {
    this.index = index;
    index.rivals().forEach(strategy -> steady.put(strategy.name(), steadyTrials(strategy)));
  }

  /**
   * What searching cost in one fork, and what a prompt takes and saves once it has ended; seconds.
   */
  record Cost(int fork, double search, double baselinePerPrompt, double savedPerPrompt) {}

  /** Returns whether the strategy ever looked for another skip set, at whatever time. */
  boolean searches(String strategy) {
    return index.run().measurements().stream()
        .anyMatch(m -> m.strategy().equals(strategy) && !m.searches().isEmpty());
  }

  /** Returns the pairs after the end of each search; none where it begins anew on each prompt. */
  List<Pair> steadyPairs(String task, String strategy) {
    Set<Integer> trials = steady.getOrDefault(strategy, Set.of());
    return index.timed(task, strategy).stream()
        .filter(pair -> trials.contains(pair.strategy().trial()))
        .toList();
  }

  private Set<Integer> steadyTrials(Schedule.ScheduledStrategy strategy) {
    List<Measurement> own = index.trials(Comparison.ALL_TASKS, strategy.name());
    Set<Integer> trials = new HashSet<>();
    if (strategy.state().equals(STEADY) || !searches(strategy.name())) {
      own.forEach(m -> trials.add(m.trial()));
    } else if (!strategy.state().equals(RESET)) {
      for (List<Measurement> stream : streams(own).values()) {
        int end = searchEnd(stream);
        for (int i = end + 1; end >= 0 && i < stream.size(); i++) {
          trials.add(stream.get(i).trial());
        }
      }
    }
    return trials;
  }

  /** Returns the trials that one decoder served, from nothing learnt on, in order. */
  private static Map<String, List<Measurement>> streams(List<Measurement> trials) {
    Map<String, List<Measurement>> streams = new TreeMap<>();
    Map<String, Integer> restarts = new HashMap<>();
    Map<String, Integer> ages = new HashMap<>();
    List<Measurement> ordered =
        trials.stream().sorted(Comparator.comparingInt(Measurement::trial)).toList();
    for (Measurement m : ordered) {
      String decoder = m.fork() + " " + m.task();
      // A run that was resumed learns anew.
      if (m.decoderAge() <= ages.getOrDefault(decoder, -1)) {
        restarts.merge(decoder, 1, Integer::sum);
      }
      ages.put(decoder, m.decoderAge());
      streams
          .computeIfAbsent(
              decoder + " " + restarts.getOrDefault(decoder, 0), d -> new ArrayList<>())
          .add(m);
    }
    return streams;
  }

  /** Returns the index of the trial in which the search ended; -1 if it did not. */
  private static int searchEnd(List<Measurement> stream) {
    for (int i = stream.size() - 1; i >= 0; i--) {
      List<Measurement.Search> events = stream.get(i).searches();
      if (!events.isEmpty()) {
        return ENDS.contains(events.get(events.size() - 1).event()) ? i : -1;
      }
    }
    return -1;
  }

  /**
   * Returns the cost of searching in each fork: for each trial up to the end of its search, its
   * time less its prefill and the steady time per token of the rest. Null where a search did not
   * end, or nothing was measured after it.
   */
  @Nullable List<Cost> costs(String task, String strategy) {
    List<Pair> after = steadyPairs(task, strategy);
    List<Measurement> trials = new ArrayList<>(searching(task, strategy));
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
              here.stream().mapToDouble(pair -> pair.baseline().wallNanos()).average().orElseThrow()
                  / NANOS,
              here.stream()
                      .mapToDouble(
                          pair -> pair.baseline().wallNanos() - pair.strategy().wallNanos())
                      .average()
                      .orElseThrow()
                  / NANOS));
    }
    return costs.isEmpty() ? null : costs;
  }

  /** Returns the trials of a steady strategy before anything was measured. */
  private List<Measurement> searching(String task, String strategy) {
    return index.run().measurements().stream()
        .filter(m -> m.phase() == Phase.SEARCH && m.ok() && m.strategy().equals(strategy))
        .filter(m -> task.equals(Comparison.ALL_TASKS) || task.equals(m.task()))
        .toList();
  }

  private @Nullable Double search(String strategy, List<Measurement> trials, List<Pair> after) {
    if (!searches(strategy)) {
      return 0.0;
    }
    double nanos = 0;
    for (List<Measurement> stream : streams(trials).values()) {
      int end = Math.max(searchEnd(stream), prepared(stream));
      Double pace = pace(after, stream.get(0).task());
      if (end < 0 || pace == null) {
        return null;
      }
      for (Measurement m : stream.subList(0, end + 1)) {
        nanos += m.wallNanos() - m.timing().prefill() - pace * later(m);
      }
    }
    return nanos;
  }

  /** Returns the index of the last trial before measuring, after which a skip set was frozen. */
  private static int prepared(List<Measurement> stream) {
    return (int) stream.stream().filter(m -> m.phase() == Phase.SEARCH).count() - 1;
  }

  /** Returns the steady time per token after the first; null where there is none. */
  private @Nullable Double pace(List<Pair> after, String task) {
    List<Measurement> steady =
        after.stream()
            .filter(pair -> pair.task().equals(task))
            .filter(pair -> index.phased() ? pair.decoded() : pair.timed())
            .map(Pair::strategy)
            .toList();
    return steady.isEmpty()
        ? null
        : steady.stream().mapToDouble(m -> m.timing().total() - m.timing().prefill()).sum()
            / steady.stream().mapToDouble(this::later).sum();
  }

  /** Returns the tokens that come after prefill; all of them where that was not timed by itself. */
  private int later(Measurement m) {
    return index.phased() ? Math.max(0, m.output().size() - 1) : m.output().size();
  }

  /**
   * Returns the only search of an imported run, which cannot be had again in another process; null
   * where there are several, or too little was measured after it.
   */
  @Nullable OneStream oneStream(String task, String strategy) {
    if (index.origin() == null || index.tasks().size() > 1 || !searches(strategy)) {
      return null;
    }
    List<Pair> after = steadyPairs(task, strategy);
    List<Measurement> trials = index.trials(task, strategy);
    Double pace = pace(after, index.tasks().get(0));
    Double search = search(strategy, trials, after);
    long forks = trials.stream().map(Measurement::fork).distinct().count();
    if (pace == null || search == null || forks != 1 || after.size() < OneStream.FEWEST) {
      return null;
    }
    Set<Integer> steadyTrials = steady.getOrDefault(strategy, Set.of());
    double before =
        trials.stream().filter(m -> !steadyTrials.contains(m.trial())).mapToInt(this::later).sum();
    double mean = after.stream().mapToInt(p -> later(p.strategy())).average().orElseThrow();
    return new OneStream(
        search / NANOS,
        before / mean,
        after.stream().map(pair -> pair.strategy().block()).toList(),
        after.stream().mapToDouble(pair -> pair.baseline().wallNanos() / NANOS).toArray(),
        after.stream()
            .map(Pair::strategy)
            .mapToDouble(m -> (m.timing().total() - m.timing().prefill() - pace * later(m)) / NANOS)
            .toArray(),
        after.stream()
            .mapToDouble(
                pair -> (pair.baseline().wallNanos() - pair.strategy().wallNanos()) / NANOS)
            .toArray());
  }
}
