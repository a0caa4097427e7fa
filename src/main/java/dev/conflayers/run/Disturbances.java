package dev.conflayers.run;

import dev.conflayers.record.Disturbance;

/** Watches what else goes on in the machine. Asked outside every measured span. */
@FunctionalInterface
public interface Disturbances {
  /** Begins to watch. */
  Watch begin();

  /** A span that is being watched. */
  @FunctionalInterface
  interface Watch {
    Disturbance end();
  }

  /** Knows nothing. */
  static Disturbances unknown() {
    return () -> Disturbance::unknown;
  }
}
