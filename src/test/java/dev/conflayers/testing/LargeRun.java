package dev.conflayers.testing;

import dev.conflayers.record.Agreement;
import dev.conflayers.record.ForkRecord;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.MeasurementSink;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import dev.conflayers.suite.declared.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a run directory that holds another several times, each time with prompts of other names:
 * to see what a report over many measurements takes.
 */
public final class LargeRun {
  private final RunRecord run;
  private final int trials;
  private final int blocks;

  private LargeRun(RunRecord run) {
    this.run = run;
    this.trials = run.schedule().trials().size();
    this.blocks =
        1 + run.schedule().trials().stream().mapToInt(trial -> trial.block()).max().orElse(0);
  }

  /** Takes the run directory, how many times to write it, and the directory to make. */
  public static void main(String[] arguments) throws IOException {
    new LargeRun(new RunDirectory(Path.of(arguments[0])).read())
        .write(Path.of(arguments[2]), Integer.parseInt(arguments[1]));
  }

  private void write(Path into, int copies) throws IOException {
    RunDirectory directory = RunDirectory.create(into, run.manifest(), schedule(copies));
    directory.add(run.tokens().texts());
    try (RunDirectory.Lock lock = directory.lock();
        MeasurementSink sink = directory.sink(lock)) {
      for (ForkRecord fork : run.forks()) {
        sink.accept(fork);
      }
      for (int copy = 0; copy < copies; copy++) {
        for (Measurement measurement : run.measurements()) {
          sink.accept(copy(measurement, copy));
        }
        for (Agreement a : run.agreements()) {
          sink.accept(
              new Agreement(
                  a.trial() + copy * trials,
                  a.baseline() + copy * trials,
                  a.identical(),
                  a.tokens(),
                  a.commonPrefix(),
                  a.divergence()));
        }
      }
    }
  }

  private Schedule schedule(int copies) {
    Schedule s = run.schedule();
    List<Schedule.ScheduledExample> examples = new ArrayList<>();
    List<Schedule.ScheduledTrial> scheduled = new ArrayList<>();
    for (int copy = 0; copy < copies; copy++) {
      for (Schedule.ScheduledExample e : s.examples()) {
        examples.add(
            new Schedule.ScheduledExample(
                e.task(), e.example() + "-" + copy, e.prompt(), e.reference(), e.template()));
      }
      for (Schedule.ScheduledTrial t : s.trials()) {
        scheduled.add(
            new Schedule.ScheduledTrial(
                t.trial() + copy * trials,
                t.fork(),
                t.block() + copy * blocks,
                t.position(),
                t.phase(),
                t.task(),
                t.strategy(),
                t.example() + "-" + copy,
                t.repetition()));
      }
    }
    return ScheduleLike.of(s).examples(examples).trials(scheduled).schedule();
  }

  private Measurement copy(Measurement m, int copy) {
    return MeasurementLike.of(m)
        .trial(m.trial() + copy * trials)
        .block(m.block() + copy * blocks)
        .example(m.example() + "-" + copy)
        .measurement();
  }
}
