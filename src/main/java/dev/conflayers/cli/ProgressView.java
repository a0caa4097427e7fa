package dev.conflayers.cli;

import dev.conflayers.base.Numbers;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.evidence.RunningFigures;
import dev.conflayers.record.Agreement;
import dev.conflayers.record.Measurement;
import dev.conflayers.run.RunListener;
import dev.conflayers.run.fork.FailedComparisons;
import dev.conflayers.suite.plan.RunPlan;
import dev.conflayers.suite.plan.Trial;
import java.util.List;
import java.util.Locale;

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
  private final long began;
  private final long work;
  private long workDone;
  private long workBefore;
  private int trialsDone;
  private int shown;
  private int different;
  private final RunningFigures figures;

  ProgressView(Terminal terminal, NanoClock clock, RunPlan plan, int fork) {
    this.terminal = terminal;
    this.clock = clock;
    this.plan = plan;
    this.fork = fork;
    this.figures = new RunningFigures(plan.suite().baseline().name());
    this.began = clock.nanos();
    this.work = plan.mostTokens();
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
    terminal.clear();
    terminal.note(note);
  }

  private void count(Trial trial, Measurement measurement) {
    workDone += trial.prompt().maxNewTokens();
    trialsDone++;
    if (!trial.warmup()) {
      figures.add(measurement);
    }
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
    for (String name : figures.strategies()) {
      Double speedup = figures.speedup(name);
      if (speedup == null) {
        continue;
      }
      line.append("  ").append(name).append(' ');
      line.append(String.format(Locale.ROOT, "%.2fx", speedup));
      Double accepted = figures.acceptanceRate(name);
      if (accepted != null) {
        line.append(String.format(Locale.ROOT, ", %.0f%% accepted", 100 * accepted));
      }
    }
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
    return Numbers.duration((long) (nanos / 1e9));
  }
}
