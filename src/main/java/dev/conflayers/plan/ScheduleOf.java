package dev.conflayers.plan;

import dev.conflayers.base.Kebab;
import dev.conflayers.result.Schedule;
import dev.conflayers.suite.Claim;
import dev.conflayers.suite.RecordText;
import dev.conflayers.suite.Strategy;
import dev.conflayers.suite.Suite;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a plan down in the words of the run directory, which know nothing of suites. */
public final class ScheduleOf {
  private ScheduleOf() {}

  /** Returns the schedule that the run directory keeps of {@code plan}. */
  public static Schedule of(RunPlan plan) {
    Map<String, Schedule.ScheduledExample> examples = new LinkedHashMap<>();
    for (Trial trial : plan.trials()) {
      PlannedPrompt prompt = trial.prompt();
      examples.putIfAbsent(
          prompt.task() + "/" + prompt.example(),
          new Schedule.ScheduledExample(
              prompt.task(), prompt.example(), prompt.text(), prompt.reference()));
    }
    return new Schedule(
        plan.fingerprint(),
        plan.suite().baseline().name(),
        plan.control(),
        plan.suite().run().forks(),
        claims(plan.suite()),
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

  /** Returns the claims of a suite, in its order. */
  public static List<Schedule.ScheduledClaim> claims(Suite suite) {
    return suite.claims().stream().map(ScheduleOf::claim).toList();
  }

  /** Returns a strategy of a suite, or its control, as a run keeps it. */
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

  private static Schedule.ScheduledClaim claim(Claim claim) {
    String kind = claim.kind();
    if (claim instanceof Claim.Speedup speedup) {
      return new Schedule.ScheduledClaim(
          kind,
          claim.strategy(),
          Kebab.of(speedup.scope()),
          speedup.above(),
          "",
          "",
          Map.of(),
          claim.primary());
    }
    if (claim instanceof Claim.Quality quality) {
      return new Schedule.ScheduledClaim(
          kind,
          claim.strategy(),
          "",
          quality.margin(),
          quality.metric(),
          quality.because(),
          Map.of(),
          claim.primary());
    }
    if (claim instanceof Claim.Published published) {
      return new Schedule.ScheduledClaim(
          kind,
          claim.strategy(),
          "",
          published.speedup(),
          "",
          published.source(),
          Map.of(
              "model", published.model(),
              "dtype", published.dtype(),
              "device", published.device()),
          claim.primary());
    }
    double gap = ((Claim.TokenIdentical) claim).tieGap();
    return new Schedule.ScheduledClaim(
        kind, claim.strategy(), "", gap, "", "", Map.of(), claim.primary());
  }
}
