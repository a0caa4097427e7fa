package dev.conflayers.judge.analysis;

import dev.conflayers.evidence.FrozenSet;
import dev.conflayers.evidence.LayerRanks;
import dev.conflayers.evidence.RunView;
import dev.conflayers.stats.RankCorrelation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Similarity of the skip sets that searches before measuring found: between tasks, and between
 * forks of one task, which searched on different prompts. A method adapts to its task if sets are
 * less similar between tasks than between forks.
 *
 * @param method name shared by its strategies, as in the suite
 * @param task that was searched on
 * @param sets number of sets found, one for each fork and strategy
 * @param sublayers the mean number of skipped sublayers
 * @param toOtherTasks mean Jaccard similarity to sets of other tasks; null if there are none
 * @param toOtherForks mean Jaccard similarity of sets of this task to one another; null if there is
 *     only one
 * @param ranksToOtherTasks mean Spearman correlation of the layers' mean confidence in a search
 *     with that of searches on other tasks; null if no search recorded confidences
 * @param ranksToOtherForks likewise among the searches on this task
 */
public record SetAgreement(
    String method,
    String task,
    int sets,
    double sublayers,
    @Nullable Double toOtherTasks,
    @Nullable Double toOtherForks,
    @Nullable Double ranksToOtherTasks,
    @Nullable Double ranksToOtherForks) {

  static List<SetAgreement> of(RunView run) {
    Map<String, Map<String, List<Set<String>>>> methods = new TreeMap<>();
    for (FrozenSet set : run.account().frozenSets()) {
      methods
          .computeIfAbsent(run.schedule().method(set.strategy()), m -> new TreeMap<>())
          .computeIfAbsent(set.task(), t -> new ArrayList<>())
          .add(sublayers(set));
    }
    Map<String, Map<String, List<double[]>>> looks = LayerRanks.of(run);
    List<SetAgreement> agreements = new ArrayList<>();
    methods.forEach(
        (method, byTask) ->
            byTask.forEach(
                (task, own) ->
                    agreements.add(
                        of(method, task, byTask, looks.getOrDefault(method, Map.of())))));
    return agreements;
  }

  private static SetAgreement of(
      String method,
      String task,
      Map<String, List<Set<String>>> sets,
      Map<String, List<double[]>> looks) {
    List<Set<String>> own = sets.getOrDefault(task, List.of());
    return new SetAgreement(
        method,
        task,
        own.size(),
        own.stream().mapToInt(Set::size).average().orElse(0),
        toOthers(task, sets, SetAgreement::jaccard),
        amongThemselves(own, SetAgreement::jaccard),
        toOthers(task, looks, RankCorrelation::between),
        amongThemselves(looks.getOrDefault(task, List.of()), RankCorrelation::between));
  }

  private static <T> @Nullable Double toOthers(
      String task, Map<String, List<T>> byTask, ToDoubleBiFunction<T, T> likeness) {
    List<Double> values = new ArrayList<>();
    for (T own : byTask.getOrDefault(task, List.of())) {
      byTask.forEach(
          (other, theirs) -> {
            if (!other.equals(task)) {
              theirs.forEach(its -> values.add(likeness.applyAsDouble(own, its)));
            }
          });
    }
    return mean(values);
  }

  private static <T> @Nullable Double amongThemselves(
      List<T> own, ToDoubleBiFunction<T, T> likeness) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      for (T other : own.subList(i + 1, own.size())) {
        values.add(likeness.applyAsDouble(own.get(i), other));
      }
    }
    return mean(values);
  }

  private static Set<String> sublayers(FrozenSet set) {
    Set<String> sublayers = new HashSet<>();
    set.attention().forEach(layer -> sublayers.add("attention " + layer));
    set.mlp().forEach(layer -> sublayers.add("mlp " + layer));
    return sublayers;
  }

  /** Returns the Jaccard similarity, intersection over union; 1 for two empty sets. */
  public static double jaccard(Set<String> a, Set<String> b) {
    Set<String> both = new HashSet<>(a);
    both.retainAll(b);
    Set<String> either = new HashSet<>(a);
    either.addAll(b);
    return either.isEmpty() ? 1 : (double) both.size() / either.size();
  }

  private static @Nullable Double mean(List<Double> values) {
    return values.isEmpty()
        ? null
        : values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
