package dev.conflayers.run.fork;

import java.util.Map;
import java.util.Optional;

/**
 * How another process of this program ended: by itself, with a status, or killed by a signal.
 *
 * @param process its number
 * @param status as {@link Process#exitValue()} gives it: 128 and more is a signal
 */
public record ProcessEnd(long process, int status) {
  private static final int SIGNALS = 128;
  private static final int MOST_SIGNALS = 64;

  /** What {@code -XX:+ExitOnOutOfMemoryError} ends a JVM with. */
  private static final int OUT_OF_HEAP = 3;

  private static final Map<Integer, String> NAMES =
      Map.of(
          1, "SIGHUP",
          2, "SIGINT",
          4, "SIGILL",
          6, "SIGABRT",
          7, "SIGBUS",
          8, "SIGFPE",
          9, "SIGKILL",
          11, "SIGSEGV",
          13, "SIGPIPE",
          15, "SIGTERM");

  /** Returns the code that the process ended with; a crash is {@link ExitCode#SOFTWARE}. */
  public ExitCode code() {
    return ExitCode.of(status);
  }

  /** Returns whether it did all that was asked for. */
  public boolean done() {
    return code() == ExitCode.OK;
  }

  /** Returns whether it measured what it was asked to, be it that some trials failed. */
  public boolean measured() {
    return done() || code() == ExitCode.TRIALS_FAILED;
  }

  /** Returns whether the user stopped it. */
  public boolean interrupted() {
    return code() == ExitCode.INTERRUPTED;
  }

  /** Returns whether it was killed or ended in a way that this program does not end in. */
  boolean crashed() {
    return code() == ExitCode.SOFTWARE;
  }

  private Optional<Integer> signal() {
    return status > SIGNALS && status <= SIGNALS + MOST_SIGNALS && code() != ExitCode.INTERRUPTED
        ? Optional.of(status - SIGNALS)
        : Optional.empty();
  }

  /** Returns such as {@code process 4711 was killed by signal 9 (SIGKILL)}. */
  public String words() {
    String who = "process " + process;
    if (signal().isPresent()) {
      int signal = signal().get();
      String name = NAMES.containsKey(signal) ? " (" + NAMES.get(signal) + ")" : "";
      String hint =
          signal == 9
              ? ", as the system does with a process when memory runs out"
              : signal == 6 || signal == 7 || signal == 11
                  ? ", which is a crash of native code"
                  : "";
      return who + " was killed by signal " + signal + name + hint;
    }
    if (status == OUT_OF_HEAP) {
      return who + " ended with status 3: its heap was full; allow more with -Xmx";
    }
    return who
        + " ended with status "
        + status
        + (status == code().status() ? ": " + code().meaning() : "");
  }
}
