package dev.conflayers.decode;

/** A source of elapsed time. */
@FunctionalInterface
public interface NanoClock {
  /** The monotonic clock of this machine. */
  NanoClock SYSTEM = System::nanoTime;

  long nanos();
}
