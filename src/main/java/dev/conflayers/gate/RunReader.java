package dev.conflayers.gate;

import dev.conflayers.analysis.Comparison;
import dev.conflayers.analysis.OutputScores;
import dev.conflayers.analysis.SteadyTrials;
import dev.conflayers.metric.Metric;
import dev.conflayers.result.Agreement;
import dev.conflayers.result.Measurement;
import dev.conflayers.result.OutputScore;
import dev.conflayers.result.Phase;
import dev.conflayers.result.RunManifest;
import dev.conflayers.result.RunRecord;
import dev.conflayers.task.Task;
import dev.conflayers.task.Tasks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run, or several of the same work whose forks are counted on from one to the next. */
public final class RunReader {
  private final List<RunRecord> runs;
  private final List<Integer> firstForks = new ArrayList<>();

  /**
   * A trial that succeeded.
   *
   * @param full full depth's trial of the same block; null where that failed
   */
  record Sample(int run, int fork, Measurement own, @Nullable Measurement full) {}

  public RunReader(List<RunRecord> runs) {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("runs must not be empty");
    }
    this.runs = List.copyOf(runs);
    int forks = 0;
    for (RunRecord run : runs) {
      firstForks.add(forks);
      forks += run.schedule().forks();
    }
  }

  List<RunRecord> runs() {
    return runs;
  }

  RunRecord first() {
    return runs.get(0);
  }

  /** Returns the bytes of weights that a pass through all layers reads. */
  double fullPass() {
    RunManifest.Shape shape = first().manifest().shape();
    return (double) shape.layers() * (shape.attentionBytes() + shape.mlpBytes())
        + shape.headBytes();
  }

  /** Returns the strategies that rules without one are about: not full depth. */
  List<String> rivals() {
    String control = first().schedule().control();
    String baseline = first().schedule().baseline();
    return first().schedule().strategies().stream()
        .map(strategy -> strategy.name())
        .filter(name -> !name.equals(control) && !name.equals(baseline))
        .toList();
  }

  /** Returns what was measured for a strategy, failures included. */
  List<Measurement> trials(String strategy, String task) {
    List<Measurement> trials = new ArrayList<>();
    for (RunRecord run : runs) {
      run.measurements().stream()
          .filter(m -> !m.warmup() && concerns(m, strategy, task))
          .forEach(trials::add);
    }
    return trials;
  }

  private static boolean concerns(Measurement m, String strategy, String task) {
    return m.strategy().equals(strategy)
        && (task.equals(Comparison.ALL_TASKS) || m.task().equals(task));
  }

  /** Returns what succeeded, in the order of the schedule. */
  List<Sample> samples(String strategy, String task) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      RunRecord run = runs.get(i);
      Map<Integer, Measurement> full = new HashMap<>();
      run.measurements().stream()
          .filter(m -> !m.warmup() && m.ok() && m.strategy().equals(run.schedule().baseline()))
          .forEach(m -> full.put(m.block(), m));
      for (Measurement m : run.measurements()) {
        if (!m.warmup() && m.ok() && concerns(m, strategy, task)) {
          samples.add(new Sample(i, firstForks.get(i) + m.fork(), m, full.get(m.block())));
        }
      }
    }
    return samples;
  }

  /** A trial that succeeded beside full depth's of the same block. */
  record Paired(int fork, Measurement own, Measurement full) {}

  /** Returns the samples whose full depth succeeded too. */
  static List<Paired> pairs(List<Sample> samples) {
    List<Paired> pairs = new ArrayList<>();
    for (Sample sample : samples) {
      Measurement full = sample.full();
      if (full != null) {
        pairs.add(new Paired(sample.fork(), sample.own(), full));
      }
    }
    return pairs;
  }

  /** Returns the samples that came after the search for skip sets had ended. */
  List<Sample> steady(String strategy, String task) {
    List<Set<Integer>> steady = runs.stream().map(run -> SteadyTrials.of(run, strategy)).toList();
    return samples(strategy, task).stream()
        .filter(sample -> steady.get(sample.run()).contains(sample.own().trial()))
        .toList();
  }

  /** Returns the trials that searched before anything was measured. */
  List<Measurement> searching(String strategy, String task) {
    List<Measurement> searching = new ArrayList<>();
    for (RunRecord run : runs) {
      run.measurements().stream()
          .filter(m -> m.phase() == Phase.SEARCH && m.ok() && concerns(m, strategy, task))
          .forEach(searching::add);
    }
    return searching;
  }

  /** Returns whether each output is full depth's, by run and trial. */
  Map<Integer, Agreement> agreements(int run) {
    Map<Integer, Agreement> agreements = new HashMap<>();
    runs.get(run).agreements().forEach(a -> agreements.put(a.trial(), a));
    return agreements;
  }

  /** Returns the score of every output of a task. */
  List<Observed> scores(String strategy, Task task, Metric metric) {
    List<Observed> scores = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      int fork = firstForks.get(i);
      OutputScores all =
          OutputScores.of(
              runs.get(i),
              Tasks::byName,
              t -> t.name().equals(task.name()) ? List.of(metric) : List.of());
      for (OutputScore score : all.scores()) {
        if (score.strategy().equals(strategy)) {
          scores.add(new Observed(score.task(), score.example(), fork, score.score(), 1));
        }
      }
    }
    return scores;
  }
}
