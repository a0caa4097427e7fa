package dev.conflayers.judge.figure;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Population;
import dev.conflayers.evidence.Replicate;
import dev.conflayers.evidence.RunView;
import dev.conflayers.stats.Interval;
import dev.conflayers.stats.Means;
import dev.conflayers.stats.StudentEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A/A control: full depth compared with itself by the procedure that compares strategies, so that
 * any difference is an artefact of measurement.
 *
 * @param ratio with a 90 % interval; null if there was nothing to compare
 */
public record ControlComparison(State state, @Nullable Estimate ratio, String sentence) {
  /** Largest distance of the ratio from 1 that counts as no difference. */
  static final double MARGIN = 0.01;

  private static final double CONFIDENCE = 0.9;
  private static final double SURE = 0.99;

  /** What the control shows. */
  public enum State {
    /** The 90 % interval lies within the margin. */
    OK,
    /** The 90 % interval does not, and the 99 % interval excludes 1. */
    BIASED,
    /** Neither: the run cannot resolve a difference as small as the margin. */
    NOISY,
    /** Full depth was not measured twice. */
    ABSENT
  }

  /**
   * Returns the control of runs of the same work together, whose forks count as those of one run.
   */
  public static ControlComparison of(List<RunView> runs) {
    List<Grid.Cell> cells = new ArrayList<>();
    int forks = 0;
    for (RunView run : runs) {
      cells.addAll(cells(run, forks));
      forks += run.schedule().forks();
    }
    return of(runs.get(0), cells);
  }

  /** Returns the control of a run. */
  public static ControlComparison of(RunView index) {
    return of(index, cells(index, 0));
  }

  private static List<Grid.Cell> cells(RunView index, int firstFork) {
    return index.control().isEmpty()
        ? List.of()
        : index.timed(Comparison.ALL_TASKS, index.control()).stream()
            .map(
                pair ->
                    new Grid.Cell(
                        pair.task(),
                        pair.example(),
                        firstFork + pair.fork(),
                        pair.logRatio(),
                        pair.template()))
            .toList();
  }

  private static ControlComparison of(RunView index, List<Grid.Cell> cells) {
    Grid grid = Grid.of(cells);
    StudentEstimate log = cells.isEmpty() ? null : estimate(cells, grid);
    if (log == null) {
      return new ControlComparison(
          State.ABSENT,
          null,
          "Full depth was not measured twice, so the run does not show how small a difference it"
              + " can resolve"
              + (index.imported() == null ? "; set run.same-twice to half or always." : "."));
    }
    State state = state(log);
    boolean whole = complete(grid);
    Estimate ratio =
        new Estimate(
            Estimand.S_GEO,
            index.control(),
            Math.exp(log.point()),
            Bounds.of(log.interval(CONFIDENCE)).exp(),
            whole ? grid.unit() : Replicate.FORK,
            whole ? grid.units() : forks(cells),
            forks(cells),
            forks(cells) > 1 ? Population.PROMPTS_AND_JVMS : Population.PROMPTS_IN_THIS_JVM);
    return new ControlComparison(state, ratio, sentence(state, log));
  }

  /**
   * Returns whether most prompts are left: a control on random halves of the blocks has few in
   * every fork.
   */
  private static boolean complete(Grid grid) {
    return grid.rows() >= grid.dropped();
  }

  private static int forks(List<Grid.Cell> cells) {
    return (int) cells.stream().map(Grid.Cell::fork).distinct().count();
  }

  private static @Nullable StudentEstimate estimate(List<Grid.Cell> cells, Grid grid) {
    if (complete(grid)) {
      return grid.student();
    }
    double[] logs = cells.stream().mapToDouble(Grid.Cell::value).toArray();
    StudentEstimate byPrompt = Means.student(logs);
    StudentEstimate byFork =
        Means.clustered(logs, cells.stream().mapToInt(Grid.Cell::fork).toArray());
    return byFork.standardError() > byPrompt.standardError() ? byFork : byPrompt;
  }

  static State state(StudentEstimate log) {
    double margin = Math.log1p(MARGIN);
    Interval interval = log.interval(CONFIDENCE);
    if (interval.low() > -margin && interval.high() < margin) {
      return State.OK;
    }
    return log.interval(SURE).contains(0) ? State.NOISY : State.BIASED;
  }

  private static String sentence(State state, StudentEstimate log) {
    Interval interval = log.ratioInterval(CONFIDENCE);
    String ratio =
        String.format(
            Locale.ROOT,
            "Full depth against itself: %.3fx (90%% interval %.3f to %.3f)",
            Math.exp(log.point()),
            interval.low(),
            interval.high());
    String margin = String.format(Locale.ROOT, "%.0f%%", 100 * MARGIN);
    return switch (state) {
      case OK -> ratio + ", within " + margin + ": the measurement adds no bias of its own.";
      case BIASED ->
          ratio
              + ": the measurement itself is biased, so no speedup of this run can be trusted; find"
              + " what favours a position in the block, and measure again.";
      case NOISY ->
          ratio
              + ": the run cannot rule out that the measurement itself is biased by "
              + margin
              + "; measure more prompts or forks, on a quieter machine.";
      case ABSENT -> throw new IllegalArgumentException(Objects.toString(state));
    };
  }
}
