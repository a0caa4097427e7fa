package dev.conflayers.judge.gate;

import dev.conflayers.evidence.Observed;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.analysis.OutputScores;
import dev.conflayers.metric.Metric;
import dev.conflayers.metric.OutputScore;
import dev.conflayers.task.Task;
import dev.conflayers.task.Tasks;
import java.util.ArrayList;
import java.util.List;

/** The score of every output of a task, by one metric. */
record ScoreReading(Task task, Metric metric) implements GateMetric.Reading {
  @Override
  public List<Observed> of(RunView runs, String strategy, String asked) {
    List<Observed> scores = new ArrayList<>();
    int fork = 0;
    for (RunView run : runs.runs()) {
      OutputScores all = OutputScores.of(run, Tasks::byName, this::metrics);
      for (OutputScore score : all.scores()) {
        if (score.strategy().equals(strategy)) {
          scores.add(new Observed(score.task(), score.example(), fork, score.score(), 1));
        }
      }
      fork += run.schedule().forks();
    }
    return scores;
  }

  /** Returns its metric for its own task, and none for another. */
  List<Metric> metrics(Task other) {
    return other.name().equals(task.name()) ? List.of(metric) : List.of();
  }
}
