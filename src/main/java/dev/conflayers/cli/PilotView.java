package dev.conflayers.cli;

import dev.conflayers.base.Numbers;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.pilot.ClaimPlanner;
import dev.conflayers.judge.pilot.Needs;
import dev.conflayers.judge.pilot.PilotRun;
import dev.conflayers.judge.pilot.PlannedTime;
import dev.conflayers.judge.pilot.Spread;
import dev.conflayers.record.RunRecord;
import dev.conflayers.suite.declared.Schedule;
import dev.conflayers.suite.plan.RunPlan;
import dev.conflayers.suite.plan.ScheduleOf;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows what a pilot says about a plan. */
final class PilotView {
  private final Terminal terminal;

  PilotView(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * The JSON form.
   *
   * @param seconds of all trials, loading left out; null where the pilot lacks a task or strategy
   */
  record Document(
      String pilot,
      List<Spread> spreads,
      List<Needs> claims,
      @Nullable Double seconds,
      List<Integer> unsteadyForks) {}

  static Document of(RunPlan plan, RunRecord record) {
    PilotRun pilot = new PilotRun(RunView.of(record));
    Schedule planned = ScheduleOf.of(plan);
    OptionalDouble seconds =
        PlannedTime.seconds(pilot::seconds, planned, plan.suite().run().warmUp().most());
    return new Document(
        record.manifest().run(),
        pilot.strategies().stream().flatMap(name -> pilot.spreads(name).stream()).toList(),
        new ClaimPlanner(pilot, planned).needs(),
        seconds.isPresent() ? seconds.getAsDouble() : null,
        pilot.unsteadyForks());
  }

  void show(Document pilot) {
    terminal.println("What the pilot " + pilot.pilot() + " says");
    terminal.println("");
    int tasks = width(pilot.spreads().stream().map(Spread::task));
    int strategies = width(pilot.spreads().stream().map(Spread::strategy));
    String columns = "%-" + tasks + "s  %-" + strategies + "s  %3s  %5s  %8s  %s";
    terminal.println(
        String.format(
            columns, "task", "strategy", "n", "forks", "speedup", "sd: prompts, forks, calls"));
    for (Spread spread : pilot.spreads()) {
      terminal.println(
          String.format(
              Locale.ROOT,
              columns,
              spread.task(),
              spread.strategy(),
              spread.prompts(),
              spread.forks(),
              String.format(Locale.ROOT, "%.3fx", spread.speedup()),
              String.join(
                  ", ",
                  percent(spread.ofPrompts()),
                  percent(spread.ofForks()),
                  percent(spread.ofCalls()))));
    }
    terminal.println("");
    if (pilot.spreads().stream().anyMatch(spread -> spread.ofForks() == null)) {
      terminal.println(
          terminal.wrapped(
              "A pilot of one fork cannot know how much forks differ, and what follows takes them"
                  + " to be alike; measure at least two with --set run.forks=2."));
    }
    if (!pilot.unsteadyForks().isEmpty()) {
      terminal.println(
          terminal.wrapped(
              "Forks "
                  + pilot.unsteadyForks()
                  + " of the pilot were not steady when they began to measure."));
    }
    for (Needs needs : pilot.claims()) {
      terminal.println(terminal.styled("1", "Claim: " + needs.claim()));
      needs.says().forEach(sentence -> terminal.println(terminal.wrapped("- " + sentence)));
    }
    Double seconds = pilot.seconds();
    terminal.println(
        terminal.wrapped(
            seconds == null
                ? "The pilot lacks a task or a strategy of this suite, so how long it takes is not"
                    + " known."
                : "It takes about "
                    + Numbers.duration(seconds.longValue())
                    + " at most, loading left out, on a machine like the pilot's."));
  }

  private static int width(Stream<String> texts) {
    return texts.mapToInt(String::length).max().orElse(0);
  }

  private static String percent(@Nullable Double deviation) {
    return deviation == null
        ? "?"
        : String.format(Locale.ROOT, "%.1f%%", 100 * (Math.exp(deviation) - 1));
  }
}
