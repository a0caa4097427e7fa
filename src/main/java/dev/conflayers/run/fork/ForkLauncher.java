package dev.conflayers.run.fork;

import java.io.IOException;
import java.nio.file.Path;

/** Starts JVMs that measure, one at a time. */
@FunctionalInterface
public interface ForkLauncher {
  /**
   * Measures one fork of the run in {@code directory} in a JVM of its own; returns how it ended.
   * What it said is in {@link ForkLog} where it has ended.
   */
  ProcessEnd measure(Path directory, int fork) throws IOException;
}
