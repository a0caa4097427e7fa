package dev.conflayers.evidence.integrity;

import dev.conflayers.base.Kebab;
import dev.conflayers.record.RunManifest;
import dev.conflayers.suite.Methods;
import dev.conflayers.suite.Suite;
import dev.conflayers.suite.SuiteProblem;
import dev.conflayers.suite.SuiteReader;
import dev.conflayers.suite.TaskChoice;
import dev.conflayers.suite.declared.Claim;
import dev.conflayers.suite.declared.Schedule;
import dev.conflayers.suite.plan.RecordedPlan;
import dev.conflayers.suite.plan.ScheduleOf;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Checks that the plan follows from the suite's recorded text, so that no claim was added later.
 */
final class PlanChecks {
  static final String PLAN = "plan";

  private final AuditedRun run;

  PlanChecks(AuditedRun run) {
    this.run = run;
  }

  /** Checks that claims, strategies, tasks and forks match the suite's text. */
  Finding plan() {
    String check = PLAN;
    Schedule schedule = run.run().schedule();
    RunManifest manifest = run.run().manifest();
    if (!schedule.fingerprint().equals(manifest.fingerprint())) {
      return Finding.fail(
          check,
          "plan.json and manifest.json have different fingerprints: one of them was replaced.");
    }
    Suite suite;
    try {
      suite = new SuiteReader().parse(manifest.suitePath(), manifest.suiteText());
    } catch (SuiteProblem e) {
      return schedule.claims().isEmpty()
          ? Finding.notChecked(check, "the suite's recorded text cannot be read.")
          : Finding.fail(
              check,
              "the claims cannot be checked against the suite, because its recorded text cannot be"
                  + " read: "
                  + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                  + ".");
    }
    List<String> off = new ArrayList<>();
    claims(suite, schedule, off);
    strategies(suite, schedule, off);
    tasks(suite, schedule, off);
    if (schedule.forks() != suite.run().forks()) {
      off.add("the suite asks for " + suite.run().forks() + " forks, got " + schedule.forks());
    }
    if (!off.isEmpty()) {
      return Finding.fail(
          check, "plan.json is not the plan of the recorded suite: " + FigureText.some(off) + ".");
    }
    Optional<String> now = RecordedPlan.fingerprint(suite, schedule);
    if (now.isPresent() && !now.get().equals(schedule.fingerprint())) {
      return Finding.fail(
          check,
          FigureText.of(
              "the recorded plan has the fingerprint %.8s but was measured as %.8s: a prompt, a"
                  + " reference, a claim, a setting or a trial was changed afterwards, in plan.json"
                  + " or in the suite's text.",
              now.get(), schedule.fingerprint()));
    }
    return Finding.pass(
        check,
        "claims, strategies, tasks and forks match the suite's text"
            + (now.isPresent()
                ? ", and together with prompts and references they have the run's fingerprint."
                : "; this version renders its prompts differently, so the fingerprint cannot be"
                    + " checked."));
  }

  private static void claims(Suite suite, Schedule schedule, List<String> off) {
    List<Claim> said = suite.claims();
    List<Claim> kept = schedule.claims();
    if (said.size() != kept.size()) {
      off.add("the suite makes " + said.size() + " claims, but the plan has " + kept.size());
      return;
    }
    for (int i = 0; i < said.size(); i++) {
      if (!said.get(i).equals(kept.get(i))) {
        off.add(
            FigureText.of(
                "claim %d is about %s %s %s in the suite, but about %s %s %s in the plan",
                i + 1,
                Kebab.of(said.get(i).kind()),
                said.get(i).strategy(),
                said.get(i).document().bound(),
                Kebab.of(kept.get(i).kind()),
                kept.get(i).strategy(),
                kept.get(i).document().bound()));
      }
    }
  }

  private static void strategies(Suite suite, Schedule schedule, List<String> off) {
    Map<String, Schedule.ScheduledStrategy> kept =
        schedule.strategies().stream()
            .collect(
                Collectors.toMap(
                    Schedule.ScheduledStrategy::name, Function.identity(), (a, b) -> a));
    Set<String> expected = new HashSet<>();
    suite
        .strategies()
        .forEach(
            strategy -> {
              expected.add(strategy.name());
              Schedule.ScheduledStrategy own = kept.get(strategy.name());
              if (own == null || !same(ScheduleOf.strategy(strategy, suite), own)) {
                off.add("strategy '" + strategy.name() + "' differs from the suite's");
              }
            });
    for (Schedule.ScheduledStrategy strategy : schedule.strategies()) {
      boolean control =
          strategy.name().equals(schedule.control())
              && strategy.kind().equals(Methods.FULL_DEPTH.kind());
      if (!expected.contains(strategy.name()) && !control) {
        off.add("the suite has no strategy '" + strategy.name() + "'");
      }
    }
    if (!suite.baseline().name().equals(schedule.baseline())) {
      off.add("the suite's baseline is '" + suite.baseline().name() + "'");
    }
  }

  /** Ignores settings, because their text gains keys with new versions. */
  private static boolean same(Schedule.ScheduledStrategy said, Schedule.ScheduledStrategy kept) {
    return said.kind().equals(kept.kind())
        && said.state() == kept.state()
        && said.searchOn().equals(kept.searchOn())
        && said.lossless() == kept.lossless();
  }

  private static void tasks(Suite suite, Schedule schedule, List<String> off) {
    List<String> said = suite.tasks().stream().map(PlanChecks::text).toList();
    List<String> kept =
        schedule.tasks().stream()
            .map(t -> String.join(" ", t.task(), t.dataset(), t.split(), "" + t.shots()))
            .toList();
    if (!said.equals(kept)) {
      off.add("the suite's tasks are " + said + ", got " + kept);
    }
    for (TaskChoice task : suite.tasks()) {
      long prompts =
          schedule.trials().stream()
              .filter(t -> !t.warmup() && t.task().equals(task.task()))
              .map(Schedule.ScheduledTrial::example)
              .distinct()
              .count();
      if (prompts > task.prompts()) {
        off.add(
            FigureText.of(
                "the suite asks for %d prompts of %s, got %d",
                task.prompts(), task.task(), prompts));
      }
    }
  }

  private static String text(TaskChoice task) {
    return String.join(" ", task.task(), task.dataset(), task.split(), "" + task.shots());
  }

  /** Checks that examples and trials are in the plan once, and that trials name its examples. */
  Finding entries() {
    String check = "plan-entries";
    List<String> off = new ArrayList<>();
    Set<String> examples = new HashSet<>();
    for (Schedule.ScheduledExample example : run.run().schedule().examples()) {
      if (!examples.add(example.task() + "\n" + example.example())) {
        off.add("example " + example.example() + " of " + example.task() + " is listed twice");
      }
    }
    Set<Integer> trials = new HashSet<>();
    Set<String> places = new HashSet<>();
    for (Schedule.ScheduledTrial trial : run.run().schedule().trials()) {
      if (!trials.add(trial.trial())) {
        off.add("trial " + trial.trial() + " is listed twice");
      }
      if (!places.add(trial.fork() + " " + trial.block() + " " + trial.strategy())) {
        off.add(
            FigureText.of(
                "trial %d repeats %s, which block %d already has",
                trial.trial(), trial.strategy(), trial.block()));
      }
      if (!examples.contains(trial.task() + "\n" + trial.example())) {
        off.add("trial " + trial.trial() + " is of an example that is not in the plan");
      }
    }
    return off.isEmpty()
        ? Finding.pass(check, "every example and every trial is in plan.json once.")
        : Finding.fail(check, "plan.json contradicts itself: " + FigureText.some(off) + ".");
  }
}
