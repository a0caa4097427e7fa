package dev.conflayers.run;

import dev.conflayers.decode.NanoClock;
import java.util.function.BooleanSupplier;

/**
 * The clock that decoders read between passes. Reading it ends a trial that has run out of time or
 * is no longer wanted, so that neither needs another thread.
 */
final class TrialClock implements NanoClock {
  private final NanoClock clock;
  private final BooleanSupplier cancelled;
  private long deadline = Long.MAX_VALUE;

  TrialClock(NanoClock clock, BooleanSupplier cancelled) {
    this.clock = clock;
    this.cancelled = cancelled;
  }

  /** Gives the next trial {@code nanos} from now. */
  void allow(long nanos) {
    deadline = clock.nanos() + nanos;
  }

  @Override
  public long nanos() {
    long now = clock.nanos();
    if (now - deadline > 0 && deadline != Long.MAX_VALUE) {
      throw new OutOfTime();
    }
    if (cancelled.getAsBoolean()) {
      throw new Cancelled();
    }
    return now;
  }

  /** The trial took longer than the suite allows. */
  static final class OutOfTime extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** The run is to end. */
  static final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
