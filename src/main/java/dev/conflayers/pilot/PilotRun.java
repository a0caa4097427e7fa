package dev.conflayers.pilot;

import dev.conflayers.result.Measurement;
import dev.conflayers.result.RunRecord;
import dev.conflayers.result.Schedule;
import dev.conflayers.stats.CrossedEffects;
import dev.conflayers.stats.CrossedTable;
import dev.conflayers.stats.StudentEstimate;
import dev.conflayers.stats.VarianceComponents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** A run that serves to plan a larger one. */
public final class PilotRun {
  private static final int FEWEST_PROMPTS = 2;

  private final RunRecord run;
  private final List<Measurement> measured;
  private final Map<Integer, Measurement> baselines = new HashMap<>();

  public PilotRun(RunRecord run) {
    this.run = run;
    this.measured =
        run.measurements().stream().filter(m -> !m.warmup() && m.output().size() > 0).toList();
    measured.stream()
        .filter(m -> m.strategy().equals(run.schedule().baseline()))
        .forEach(m -> baselines.put(m.block(), m));
  }

  /** Returns the strategies that are compared with the baseline; the control is none. */
  public List<String> strategies() {
    return run.schedule().strategies().stream()
        .map(Schedule.ScheduledStrategy::name)
        .filter(name -> !name.equals(run.schedule().baseline()))
        .filter(name -> !name.equals(run.schedule().control()))
        .toList();
  }

  /** Returns the spread on each task that has prompts enough. */
  public List<Spread> spreads(String strategy) {
    List<Spread> spreads = new ArrayList<>();
    for (Schedule.ScheduledTask task : run.schedule().tasks()) {
      List<CrossedTable.Cell> cells = new ArrayList<>();
      for (Measurement own : measured) {
        Measurement full = baselines.get(own.block());
        if (full != null && own.strategy().equals(strategy) && own.task().equals(task.task())) {
          double ratio = Math.log(perToken(full) / perToken(own));
          cells.add(new CrossedTable.Cell(own.example(), "fork " + own.fork(), ratio));
        }
      }
      if (cells.stream().map(CrossedTable.Cell::row).distinct().count() >= FEWEST_PROMPTS) {
        spreads.add(spread(task.task(), strategy, CrossedTable.of(cells)));
      }
    }
    return spreads;
  }

  private static Spread spread(String task, String strategy, CrossedTable table) {
    CrossedEffects effects = CrossedEffects.of(table);
    StudentEstimate mean = effects.randomRows();
    if (table.columns() == 1) {
      double ofPrompts = mean.standardError() * Math.sqrt(table.rows());
      return new Spread(
          task, strategy, table.rows(), 1, Math.exp(mean.point()), ofPrompts, null, null);
    }
    VarianceComponents parts = effects.components();
    return new Spread(
        task,
        strategy,
        table.rows(),
        table.columns(),
        Math.exp(mean.point()),
        Math.sqrt(parts.rows()),
        Math.sqrt(parts.columns()),
        Math.sqrt(parts.cells()));
  }

  /** Returns the share of a strategy's outputs that are not the baseline's, token for token. */
  public OptionalDouble otherText(String strategy) {
    Map<Integer, Measurement> own = new HashMap<>();
    measured.stream()
        .filter(m -> m.strategy().equals(strategy))
        .forEach(m -> own.put(m.trial(), m));
    return run.agreements().stream()
        .filter(agreement -> own.containsKey(agreement.trial()))
        .mapToDouble(agreement -> agreement.identical() ? 0 : 1)
        .average();
  }

  /** Returns the mean seconds of one call of a strategy on a task, as far as it was measured. */
  public OptionalDouble seconds(String task, String strategy) {
    return measured.stream()
        .filter(m -> m.task().equals(task) && m.strategy().equals(strategy))
        .mapToDouble(m -> m.wallNanos() / 1e9)
        .average();
  }

  /** Returns which forks were not steady when they had warmed up. */
  public List<Integer> unsteadyForks() {
    return run.forks().stream().filter(fork -> !fork.steady()).map(f -> f.fork()).toList();
  }

  private static double perToken(Measurement measurement) {
    return Math.max(1, measurement.wallNanos()) / (double) measurement.output().size();
  }
}
