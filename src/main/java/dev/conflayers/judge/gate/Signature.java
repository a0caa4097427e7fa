package dev.conflayers.judge.gate;

import dev.conflayers.base.ModelFacts;
import dev.conflayers.base.Sha256;
import dev.conflayers.evidence.RunView;
import dev.conflayers.suite.declared.Schedule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Signature of a run's work, equal for comparable runs.
 *
 * @param suite fingerprint of the plan: strategies with their settings, prompts, order
 * @param datasets SHA-256 of the data set of each task
 * @param model SHA-256 of the checkpoint, its tokenizer and its number format
 * @param stopPolicy SHA-256 of the rules that end generations
 */
public record Signature(
    String suite, Map<String, String> datasets, String model, String stopPolicy) {
  public Signature {
    datasets = Collections.unmodifiableMap(new TreeMap<>(datasets));
  }

  /** Returns the signature of a run. */
  public static Signature of(RunView run) {
    Map<String, String> datasets = new TreeMap<>();
    List<String> stops = new ArrayList<>();
    for (Schedule.ScheduledTask task : run.schedule().tasks()) {
      datasets.put(task.task(), task.datasetSha256());
      stops.add(task.task() + " " + task.version() + " " + task.maxNewTokens());
    }
    stops.addAll(stopRules(run));
    List<String> model = new ArrayList<>();
    run.account()
        .model()
        .forEach(
            (key, value) -> {
              if (ModelFacts.isDigest(key) || key.equals(ModelFacts.DTYPE)) {
                model.add(key + "=" + value);
              }
            });
    return new Signature(
        run.account().fingerprint(), datasets, Sha256.ofParts(model), Sha256.ofParts(stops));
  }

  /** Returns the stop rules; an unknown rule differs from every other run's. */
  private static Set<String> stopRules(RunView run) {
    return run.schedule().tasks().stream()
        .map(Schedule.ScheduledTask::stop)
        .map(stop -> stop == null ? "unknown, of " + run.account().run() : stop.name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns SHA-256 over all parts. */
  public String sha256() {
    return Sha256.ofParts(List.of(suite, datasets.toString(), model, stopPolicy));
  }

  /** Returns the differences from {@code other} in words; empty if there are none. */
  public String differences(Signature other) {
    List<String> differences = new ArrayList<>();
    if (!model.equals(other.model)) {
      differences.add("the model");
    }
    if (!datasets.equals(other.datasets)) {
      differences.add("the data sets");
    }
    if (!stopPolicy.equals(other.stopPolicy)) {
      differences.add("when generations end");
    }
    if (differences.isEmpty() && !suite.equals(other.suite)) {
      differences.add("the suite");
    }
    return String.join(", ", differences);
  }
}
