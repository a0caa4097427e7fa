package dev.conflayers.run;

import dev.conflayers.record.Agreement;
import dev.conflayers.record.Measurement;
import dev.conflayers.suite.plan.Trial;
import java.util.List;

/** Hears about a run as it happens; called outside every measured span. */
public interface RunListener {
  default void started(Trial trial) {}

  /** Called with a block of warming up that is not needed any more. */
  default void skipped(List<Trial> block) {}

  default void finished(Trial trial, Measurement measurement) {}

  default void compared(Trial trial, Agreement agreement) {}

  /** Called when an output could not be compared with the baseline's; {@code why} is its error. */
  default void notCompared(Trial trial, String why) {}
}
