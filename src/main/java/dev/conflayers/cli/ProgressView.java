package dev.conflayers.cli;

import dev.conflayers.decode.NanoClock;
import dev.conflayers.plan.RunPlan;
import dev.conflayers.plan.Trial;
import dev.conflayers.result.Agreement;
import dev.conflayers.result.Measurement;
import dev.conflayers.run.RunListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Shows how far a run is: one line, redrawn on a terminal, and a new one every few percent
 * otherwise.
 */
final class ProgressView implements RunListener {
  private static final int WIDE = 100;
  private static final int LINES = 20;

  private final Terminal terminal;
  private final NanoClock clock;
  private final RunPlan plan;
  private final int fork;
  private final String baseline;
  private final long began;
  private final long work;
  private long workDone;
  private long workBefore;
  private int trialsDone;
  private int shown;
  private int different;
  private final Map<Integer, Map<String, Measurement>> blocks = new HashMap<>();
  private final Map<String, Running> running = new LinkedHashMap<>();

  ProgressView(Terminal terminal, NanoClock clock, RunPlan plan, int fork) {
    this.terminal = terminal;
    this.clock = clock;
    this.plan = plan;
    this.fork = fork;
    this.baseline = plan.suite().baseline().name();
    this.began = clock.nanos();
    this.work = plan.mostTokens();
  }

  /** The figures of one strategy so far. */
  private static final class Running {
    private double logRatios;
    private int pairs;
    private long drafted;
    private long accepted;
  }

  /** Counts what an earlier run measured, and what earlier forks did to prepare. */
  void resume(List<Measurement> done) {
    plan.trials().stream()
        .filter(trial -> trial.warmup() && trial.fork() < fork)
        .forEach(this::countBefore);
    done.stream()
        .filter(m -> !m.warmup())
        .forEach(
            measurement -> {
              count(plan.trials().get(measurement.trial()), measurement);
              workBefore += plan.trials().get(measurement.trial()).prompt().maxNewTokens();
            });
  }

  @Override
  public void skipped(List<Trial> block) {
    block.forEach(this::countBefore);
  }

  private void countBefore(Trial trial) {
    workDone += trial.prompt().maxNewTokens();
    workBefore += trial.prompt().maxNewTokens();
    trialsDone++;
  }

  @Override
  public void finished(Trial trial, Measurement measurement) {
    count(trial, measurement);
    if (!measurement.ok()) {
      note(
          "trial "
              + trial.index()
              + " ("
              + trial.prompt().task()
              + " "
              + trial.prompt().example()
              + ", "
              + trial.strategy().name()
              + "): "
              + measurement.message());
    }
    show();
  }

  @Override
  public void compared(Trial trial, Agreement agreement) {
    different += agreement.identical() ? 0 : 1;
  }

  @Override
  public void notCompared(Trial trial, String why) {
    note(FailedComparisons.note(trial, why));
  }

  private void note(String note) {
    clear();
    terminal.note(note);
  }

  /** Takes the line away. */
  void clear() {
    terminal.clear();
  }

  private void count(Trial trial, Measurement measurement) {
    workDone += trial.prompt().maxNewTokens();
    trialsDone++;
    if (trial.warmup() || !measurement.ok() || measurement.output().size() == 0) {
      return;
    }
    Map<String, Measurement> block =
        blocks.computeIfAbsent(trial.block(), key -> new LinkedHashMap<>());
    block.put(measurement.strategy(), measurement);
    if (block.size() == plan.arms().size()) {
      blocks.remove(trial.block());
    }
    Measurement full = block.get(baseline);
    if (full == null) {
      return;
    }
    List<Measurement> fresh =
        measurement.strategy().equals(baseline)
            ? new ArrayList<>(block.values())
            : List.of(measurement);
    for (Measurement own : fresh) {
      if (!own.strategy().equals(baseline)) {
        Running figures = running.computeIfAbsent(own.strategy(), key -> new Running());
        figures.logRatios += Math.log(perToken(full) / perToken(own));
        figures.pairs++;
        figures.drafted += own.drafted();
        figures.accepted += own.accepted();
      }
    }
  }

  private static double perToken(Measurement measurement) {
    return Math.max(1, measurement.wallNanos()) / (double) measurement.output().size();
  }

  private void show() {
    int percent = (int) (100 * workDone / Math.max(1, work));
    if (terminal.live()) {
      terminal.redraw(line(percent));
    } else if (percent * LINES / 100 > shown) {
      shown = percent * LINES / 100;
      terminal.note(line(percent));
    }
  }

  private String line(int percent) {
    int bar = terminal.live() && terminal.errColumns() < WIDE ? 10 : 24;
    int filled = bar * percent / 100;
    StringBuilder line = new StringBuilder();
    line.append('[').append("=".repeat(filled)).append(" ".repeat(bar - filled)).append("] ");
    line.append(trialsDone).append('/').append(plan.trials().size()).append(" trials");
    if (plan.suite().run().forks() > 1) {
      line.append("  fork ").append(fork + 1).append('/').append(plan.suite().run().forks());
    }
    line.append("  ETA ").append(eta());
    running.forEach(
        (name, figures) -> {
          line.append("  ").append(name).append(' ');
          line.append(
              String.format(Locale.ROOT, "%.2fx", Math.exp(figures.logRatios / figures.pairs)));
          if (figures.drafted > 0) {
            line.append(
                String.format(
                    Locale.ROOT, ", %.0f%% accepted", 100.0 * figures.accepted / figures.drafted));
          }
        });
    if (different > 0) {
      line.append("  ").append(different).append(" texts differ");
    }
    return line.toString();
  }

  private String eta() {
    long here = workDone - workBefore;
    if (here <= 0) {
      return "?";
    }
    double nanos = (double) (clock.nanos() - began) / here * (work - workDone);
    return duration((long) (nanos / 1e9));
  }

  static String duration(long seconds) {
    return seconds >= 3600
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }
}
