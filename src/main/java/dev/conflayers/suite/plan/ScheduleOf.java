package dev.conflayers.suite.plan;

import dev.conflayers.suite.RecordText;
import dev.conflayers.suite.Strategy;
import dev.conflayers.suite.Suite;
import dev.conflayers.suite.declared.Schedule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Conversion of a plan to the schedule stored in a run directory, which is independent of suites.
 */
public final class ScheduleOf {
  private ScheduleOf() {}

  /** Returns the schedule of {@code plan} for the run directory. */
  public static Schedule of(RunPlan plan) {
    Map<String, Schedule.ScheduledExample> examples = new LinkedHashMap<>();
    for (Trial trial : plan.trials()) {
      PlannedPrompt prompt = trial.prompt();
      examples.putIfAbsent(
          prompt.task() + "/" + prompt.example(),
          new Schedule.ScheduledExample(
              prompt.task(),
              prompt.example(),
              prompt.text(),
              prompt.reference(),
              prompt.template()));
    }
    return new Schedule(
        plan.fingerprint(),
        plan.suite().baseline().name(),
        plan.control(),
        plan.suite().run().forks(),
        plan.suite().claims(),
        plan.tasks().stream()
            .map(
                task ->
                    new Schedule.ScheduledTask(
                        task.task(),
                        task.version(),
                        task.dataset(),
                        task.datasetSha256(),
                        task.split(),
                        task.shots(),
                        task.maxNewTokens(),
                        task.chat(),
                        plan.suite().run().stopRule()))
            .toList(),
        plan.arms().stream().map(arm -> strategy(arm, plan.suite())).toList(),
        List.copyOf(examples.values()),
        plan.trials().stream()
            .map(
                trial ->
                    new Schedule.ScheduledTrial(
                        trial.index(),
                        trial.fork(),
                        trial.block(),
                        trial.position(),
                        trial.phase(),
                        trial.prompt().task(),
                        trial.strategy().name(),
                        trial.prompt().example(),
                        trial.repetition()))
            .toList());
  }

  /** Returns a strategy of a suite, or its control, as stored in a run. */
  public static Schedule.ScheduledStrategy strategy(Strategy strategy, Suite suite) {
    return new Schedule.ScheduledStrategy(
        strategy.name(),
        strategy.kind(),
        strategy.state(),
        RecordText.of(strategy),
        RecordText.method(strategy),
        strategy.searchOn(),
        suite.lossless(strategy));
  }
}
