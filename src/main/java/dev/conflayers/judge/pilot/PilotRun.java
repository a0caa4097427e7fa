package dev.conflayers.judge.pilot;

import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Quantity;
import dev.conflayers.evidence.Readings;
import dev.conflayers.evidence.RunView;
import dev.conflayers.stats.Clusters;
import dev.conflayers.stats.CrossedEffects;
import dev.conflayers.stats.CrossedTable;
import dev.conflayers.stats.StudentEstimate;
import dev.conflayers.stats.VarianceComponents;
import dev.conflayers.suite.declared.Schedule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Pilot: a run that serves to plan a larger one. */
public final class PilotRun {
  private static final int FEWEST_PROMPTS = 2;
  private static final double NANOS = 1e9;

  private final RunView run;

  public PilotRun(RunView run) {
    this.run = run;
  }

  /** Returns the strategies compared with the baseline, without the control. */
  public List<String> strategies() {
    return run.rivals().stream().map(Schedule.ScheduledStrategy::name).toList();
  }

  /** Returns the spread on each task that has enough prompts. */
  public List<Spread> spreads(String strategy) {
    List<Spread> spreads = new ArrayList<>();
    for (String task : run.tasks()) {
      List<CrossedTable.Cell> cells =
          Readings.of(run, Estimand.S_GEO, strategy, task).stream()
              .map(o -> new CrossedTable.Cell(o.example(), "fork " + o.fork(), o.part()))
              .toList();
      if (cells.stream().map(CrossedTable.Cell::row).distinct().count() >= FEWEST_PROMPTS) {
        spreads.add(spread(task, strategy, cells));
      }
    }
    return spreads;
  }

  private Spread spread(String task, String strategy, List<CrossedTable.Cell> cells) {
    CrossedTable prompts = CrossedTable.of(cells);
    CrossedTable table = prompts.grouped(templates(task, cells));
    double perDraw = (double) prompts.rows() / table.rows();
    CrossedEffects effects = CrossedEffects.of(table);
    StudentEstimate mean = effects.randomRows();
    if (table.columns() == 1) {
      double ofPrompts = mean.standardError() * Math.sqrt(table.rows());
      return new Spread(
          task,
          strategy,
          prompts.rows(),
          perDraw,
          1,
          Math.exp(mean.point()),
          ofPrompts,
          null,
          null);
    }
    VarianceComponents parts = effects.components();
    return new Spread(
        task,
        strategy,
        prompts.rows(),
        perDraw,
        table.columns(),
        Math.exp(mean.point()),
        Math.sqrt(parts.rows()),
        Math.sqrt(parts.columns()),
        Math.sqrt(parts.cells()));
  }

  /** Returns the templates of the prompts that every fork has, in the order of their names. */
  private Clusters templates(String task, List<CrossedTable.Cell> cells) {
    SortedMap<String, Set<String>> forks = new TreeMap<>();
    Set<String> all = new HashSet<>();
    for (CrossedTable.Cell cell : cells) {
      forks.computeIfAbsent(cell.row(), row -> new HashSet<>()).add(cell.column());
      all.add(cell.column());
    }
    return Clusters.of(
        forks.entrySet().stream()
            .filter(prompt -> prompt.getValue().size() == all.size())
            .map(prompt -> run.templates().of(task, prompt.getKey()))
            .toList());
  }

  /** Returns the share of prompts with an output that differs from the baseline's in any token. */
  public OptionalDouble otherText(String strategy) {
    return Readings.of(run, Estimand.TOKEN_EXACT, strategy, RunView.ALL_TASKS).stream()
        .mapToDouble(exact -> 1 - exact.part())
        .average();
  }

  /** Returns the mean seconds of one call of a strategy on a task, as far as it was measured. */
  public OptionalDouble seconds(String task, String strategy) {
    return run.trials(task, strategy).stream()
        .mapToDouble(m -> Quantity.WALL.of(m) / NANOS)
        .average();
  }

  /** Returns the forks that were not steady after warm-up. */
  public List<Integer> unsteadyForks() {
    return run.account().unsteadyForks();
  }
}
