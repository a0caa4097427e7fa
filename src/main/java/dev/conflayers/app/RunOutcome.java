package dev.conflayers.app;

import dev.conflayers.run.fork.Ending;
import java.nio.file.Path;

/** How measuring a run ended, and what there is to show of it, be it complete or not. */
public record RunOutcome(Ending ending, ReportedRun reported) {
  /** Returns the run directory. */
  public Path directory() {
    return reported.directory();
  }

  /** Returns whether no trial is missing and some succeeded. */
  public boolean whole() {
    return ending.complete() && reported.analysis().run().measuredTrials() > 0;
  }
}
