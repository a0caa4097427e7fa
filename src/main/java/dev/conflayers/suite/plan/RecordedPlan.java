package dev.conflayers.suite.plan;

import dev.conflayers.base.Sha256;
import dev.conflayers.suite.Suite;
import dev.conflayers.suite.declared.Schedule;
import dev.conflayers.task.Task;
import dev.conflayers.task.Tasks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Verification of a run's stored plan by its fingerprint: if it has not changed, prompts,
 * references, claims and the order of trials are as planned.
 */
public final class RecordedPlan {
  private RecordedPlan() {}

  /**
   * Returns the fingerprint of a plan stored in a run directory.
   *
   * @param suite parsed from the run's recorded text
   * @return nothing if this version renders a task's prompts differently
   */
  public static Optional<String> fingerprint(Suite suite, Schedule schedule) {
    Map<String, Schedule.ScheduledTask> tasks = new HashMap<>();
    Map<String, List<String>> stops = new HashMap<>();
    List<RunPlan.PlannedTask> planned = new ArrayList<>();
    for (Schedule.ScheduledTask own : schedule.tasks()) {
      Optional<Task> task =
          Tasks.all().stream().filter(known -> known.name().equals(own.task())).findFirst();
      if (task.isEmpty() || !task.get().version().equals(own.version())) {
        return Optional.empty();
      }
      tasks.put(own.task(), own);
      stops.put(own.task(), own.chat() ? List.of() : task.get().stopStrings());
      planned.add(planned(own));
    }
    Map<String, String> prompts = new HashMap<>();
    for (Schedule.ScheduledExample example : schedule.examples()) {
      Schedule.ScheduledTask task = tasks.get(example.task());
      if (task != null) {
        prompts.put(
            key(example.task(), example.example()),
            Fingerprint.text(
                new PlannedPrompt(
                    example.task(),
                    example.example(),
                    example.prompt(),
                    task.chat(),
                    stops.getOrDefault(example.task(), List.of()),
                    task.maxNewTokens(),
                    example.reference(),
                    "")));
      }
    }
    Sha256 digest = Fingerprint.begun(suite, planned);
    for (Schedule.ScheduledTrial trial : schedule.trials()) {
      Fingerprint.add(
          digest,
          trial.strategy(),
          trial.repetition(),
          trial.phase(),
          trial.fork(),
          prompts.getOrDefault(key(trial.task(), trial.example()), ""));
    }
    return Optional.of(digest.hex());
  }

  private static String key(String task, String example) {
    return task + "\n" + example;
  }

  private static RunPlan.PlannedTask planned(Schedule.ScheduledTask task) {
    return new RunPlan.PlannedTask(
        task.task(),
        task.version(),
        task.dataset(),
        task.datasetSha256(),
        task.split(),
        task.shots(),
        task.maxNewTokens(),
        task.chat());
  }
}
