package dev.conflayers.cli;

import dev.conflayers.app.PlanSuite;
import dev.conflayers.base.Kebab;
import dev.conflayers.base.Numbers;
import dev.conflayers.suite.ModelChoice;
import dev.conflayers.suite.Strategy;
import dev.conflayers.suite.Suite;
import dev.conflayers.suite.TaskChoice;
import dev.conflayers.suite.WarmUp;
import dev.conflayers.suite.declared.Phase;
import dev.conflayers.suite.plan.RunPlan;
import dev.conflayers.suite.plan.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows a plan: what is measured, how often, and how long it takes. */
final class PlanView {
  /** Names of strategies that are listed. */
  private static final int LISTED = 6;

  private final Terminal terminal;

  PlanView(Terminal terminal) {
    this.terminal = terminal;
  }

  void show(PlanSuite.Planned planned) {
    RunPlan plan = planned.plan();
    Suite suite = plan.suite();
    String what = suite.description().strip();
    terminal.println(terminal.wrapped(suite.name() + (what.isEmpty() ? "" : ": " + what)));
    terminal.println("");
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("model", model(suite.model()));
    rows.put("tasks", tasks(suite.tasks()));
    rows.put("strategies", strategies(plan));
    rows.put("JVMs", forks(suite));
    rows.put(
        "trials",
        String.format(
            Locale.ROOT,
            "%d measured, up to %d to warm up and search; 'plan --list' lists them",
            plan.measuredTrials(),
            plan.trials().size() - plan.measuredTrials()));
    rows.put(
        "time",
        "about " + Numbers.duration(Math.round(planned.seconds())) + " (" + planned.basis() + ")");
    rows.put("fingerprint", plan.fingerprint());
    List<String> notes = new ArrayList<>(plan.notes());
    plan.cautions().forEach(caution -> notes.add(caution.words()));
    if (!notes.isEmpty()) {
      rows.put("notes", String.join("; ", notes));
    }
    terminal.list(rows);
  }

  private static String model(ModelChoice model) {
    return model.name()
        + ", "
        + Kebab.of(model.dtype())
        + ", "
        + Kebab.of(model.device())
        + ", "
        + switch (model.threads()) {
          case 0 -> "a thread per core";
          case 1 -> "1 thread";
          default -> model.threads() + " threads";
        };
  }

  private static String tasks(List<TaskChoice> tasks) {
    int prompts = tasks.stream().mapToInt(TaskChoice::prompts).sum();
    return tasks.stream()
            .map(task -> task.task() + " " + task.prompts())
            .collect(Collectors.joining(", "))
        + ": "
        + prompts
        + (prompts == 1 ? " prompt" : " prompts");
  }

  private static String strategies(RunPlan plan) {
    List<String> names = plan.suite().strategies().stream().map(Strategy::name).toList();
    int others = names.size() - LISTED;
    return String.join(", ", names.subList(0, Math.min(LISTED, names.size())))
        + (others > 0 ? " and " + others + " more" : "")
        + (plan.control().isEmpty() ? "" : "; as a control " + plan.control());
  }

  private static String forks(Suite suite) {
    WarmUp warmUp = suite.run().warmUp();
    return suite.run().forks()
        + (suite.run().warmUpPrompts() == 0
            ? ", without warm-up"
            : (suite.run().forks() == 1 ? ", after " : ", each after ")
                + (warmUp.least() == warmUp.most() ? "" : warmUp.least() + " to ")
                + warmUp.most()
                + (warmUp.most() == 1 ? " prompt" : " prompts")
                + " to warm up");
  }

  /** Lists every trial in order. */
  void list(RunPlan plan) {
    terminal.println("trial  fork  block  task               strategy               example");
    for (Trial trial : plan.trials()) {
      terminal
          .out()
          .println(
              String.format(
                  Locale.ROOT,
                  "%5d  %4d  %5d  %-18s %-22s %s%s%s",
                  trial.index(),
                  trial.fork(),
                  trial.block(),
                  trial.prompt().task(),
                  trial.strategy().name(),
                  trial.prompt().example(),
                  trial.repetition() > 0 ? " again" : "",
                  words(trial.phase())));
    }
  }

  private static String words(Phase phase) {
    return switch (phase) {
      case WARM_UP -> "  (warm-up)";
      case SEARCH -> "  (search)";
      case MEASURED -> "";
    };
  }
}
