package dev.conflayers.run.fork;

import dev.conflayers.record.Agreement;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunManifest;
import dev.conflayers.run.RunListener;
import dev.conflayers.suite.plan.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes comparisons that failed into the run's manifest at once, so that the reason outlives the
 * terminal and the process.
 */
public final class FailedComparisons implements RunListener {
  private final RunListener listener;
  private final RunDirectory directory;

  FailedComparisons(RunListener listener, RunDirectory directory) {
    this.listener = listener;
    this.directory = directory;
  }

  /** Returns what a reader of the run is told of a comparison that failed. */
  public static String note(Trial trial, String why) {
    return "trial "
        + trial.index()
        + " ("
        + trial.prompt().task()
        + " "
        + trial.prompt().example()
        + ", "
        + trial.strategy().name()
        + ") could not be compared with the baseline's output: "
        + why
        + "; 'conflayers resume' tries again";
  }

  @Override
  public void notCompared(Trial trial, String why) {
    listener.notCompared(trial, why);
    try {
      RunManifest manifest = directory.manifest();
      String note = note(trial, why);
      if (!manifest.notes().contains(note)) {
        directory.write(manifest.reached(manifest.status(), manifest.ended(), List.of(note)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void started(Trial trial) {
    listener.started(trial);
  }

  @Override
  public void skipped(List<Trial> block) {
    listener.skipped(block);
  }

  @Override
  public void finished(Trial trial, Measurement measurement) {
    listener.finished(trial, measurement);
  }

  @Override
  public void compared(Trial trial, Agreement agreement) {
    listener.compared(trial, agreement);
  }
}
