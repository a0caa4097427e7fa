package dev.conflayers.run.fork;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a fork's process said, kept in the run directory: {@code fork-0.log} and so on. Lines that
 * were drawn over by others, as a progress bar is, are left out.
 */
public final class ForkLog implements Closeable {
  private static final String CLEARED = "\u001b[K";

  private final OutputStream file;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private ForkLog(OutputStream file) {
    this.file = file;
  }

  /** Returns where the log of a fork is. */
  static Path of(Path run, int fork) {
    return run.resolve("fork-" + fork + ".log");
  }

  /** Returns where the JVM of a fork writes what it knows of a crash of native code. */
  public static Path crash(Path run, int fork, String process) {
    return run.resolve("fork-" + fork + ".crash-" + process + ".log");
  }

  /** Opens the log of a fork at its end. */
  static ForkLog append(Path run, int fork) throws IOException {
    return new ForkLog(
        Files.newOutputStream(of(run, fork), StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  /** Takes in what the process wrote, in pieces of any size. */
  void accept(byte[] bytes, int size) throws IOException {
    for (int i = 0; i < size; i++) {
      if (bytes[i] == '\r') {
        line.reset();
      } else if (bytes[i] == '\n') {
        say(line.toString(StandardCharsets.UTF_8).replace(CLEARED, ""));
        line.reset();
      } else {
        line.write(bytes[i]);
      }
    }
  }

  /** Adds a line. */
  void say(String words) throws IOException {
    file.write((words + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
