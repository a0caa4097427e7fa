package dev.conflayers.lab.train;

import dev.conflayers.model.SkipSet;
import dev.conflayers.model.torch.train.Learner;
import dev.conflayers.model.torch.train.TokenBatch;
import dev.conflayers.model.torch.train.TokenScores;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Scores the first held-out rows of each task, at full depth and with every other layer skipped.
 */
final class HeldOut {
  private final Sequences sequences;
  private final List<int[]> passes;
  private final int layers;

  HeldOut(List<TrainingRow> rows, VocabularyFile vocabulary, Recipe recipe) {
    Map<String, Integer> seen = new HashMap<>();
    List<TrainingRow> first = new ArrayList<>();
    for (TrainingRow row : rows) {
      if (seen.merge(row.task(), 1, Integer::sum) <= recipe.evaluation().rows()) {
        first.add(row);
      }
    }
    // Weight 0: only the completions are scored.
    sequences = new Sequences(first, vocabulary, 0, recipe.data().longest());
    passes =
        sequences.size() == 0
            ? List.of()
            : new DataOrder(sequences.lengths(), 0, recipe.schedule().tokensPerPass()).epoch(0);
    layers = recipe.model().layers();
  }

  boolean isEmpty() {
    return sequences.size() == 0;
  }

  HeldOutScore score(Learner learner, int step) {
    BitSet others = new BitSet();
    for (int layer = 1; layer < layers - 1; layer += 2) {
      others.set(layer);
    }
    return new HeldOutScore(
        step,
        List.of(
            new HeldOutScore.Depth(HeldOutScore.Depth.NONE, tasks(learner, SkipSet.none())),
            new HeldOutScore.Depth(others.toString(), tasks(learner, SkipSet.ofLayers(others)))));
  }

  private static final class Sum {
    private int rows;
    private int tokens;
    private int hits;
    private int exact;
    private double loss;
  }

  private List<HeldOutScore.Task> tasks(Learner learner, SkipSet skips) {
    Map<String, Sum> sums = new TreeMap<>();
    for (int[] pass : passes) {
      TokenBatch batch = sequences.batch(pass);
      TokenScores scores = learner.score(batch, skips);
      int[] misses = new int[pass.length];
      for (int i = 0; i < scores.size(); i++) {
        Sum sum = sums.computeIfAbsent(sequences.task(pass[batch.owner(i)]), key -> new Sum());
        sum.tokens++;
        sum.loss += scores.loss(i);
        sum.hits += scores.hit(i) ? 1 : 0;
        misses[batch.owner(i)] += scores.hit(i) ? 0 : 1;
      }
      for (int row = 0; row < pass.length; row++) {
        Sum sum = sums.computeIfAbsent(sequences.task(pass[row]), key -> new Sum());
        sum.rows++;
        sum.exact += misses[row] == 0 ? 1 : 0;
      }
    }
    List<HeldOutScore.Task> tasks = new ArrayList<>();
    sums.forEach(
        (task, sum) ->
            tasks.add(
                new HeldOutScore.Task(
                    task,
                    sum.rows,
                    sum.tokens,
                    sum.loss / sum.tokens,
                    sum.hits / (double) sum.tokens,
                    sum.exact / (double) sum.rows)));
    return tasks;
  }
}
