package dev.conflayers.run.fork;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A build of this program that measures, block by block, when it is told to. */
public final class BuildProcess {
  private final Process process;
  private final BufferedReader said;
  private final BufferedWriter hears;
  private boolean waiting;

  private BuildProcess(Process process) {
    this.process = process;
    this.said = process.inputReader(StandardCharsets.UTF_8);
    this.hears = process.outputWriter(StandardCharsets.UTF_8);
  }

  /**
   * Starts a build with the flags of this JVM and returns when it waits for its first turn, or has
   * ended, as a build does that knows no turns.
   *
   * @param jar of the build; null for this one
   */
  public static BuildProcess start(@Nullable Path jar, List<String> arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command(jar, arguments)).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put(TurnTaking.VARIABLE, "1");
    // Two processes that redraw one line would show neither.
    builder.environment().remove("CONFLAYERS_STDERR_TTY");
    BuildProcess started = new BuildProcess(builder.start());
    started.listen();
    return started;
  }

  private static List<String> command(@Nullable Path jar, List<String> arguments) {
    List<String> command = ThisProgram.jvm();
    command.addAll(
        jar == null ? ThisProgram.classes() : List.of("-jar", jar.toAbsolutePath().toString()));
    command.addAll(arguments);
    return command;
  }

  /** Reads on until it asks for a turn or ends. */
  private void listen() throws IOException {
    String line = said.readLine();
    while (line != null && !line.equals(TurnTaking.ASKS)) {
      line = said.readLine();
    }
    waiting = line != null;
  }

  /** Returns whether it waits for a turn; otherwise it has ended. */
  public boolean waiting() {
    return waiting;
  }

  /** Lets it measure one block, if it wants to, and returns when that is done. */
  public void takeTurn() throws IOException {
    if (waiting) {
      hears.newLine();
      hears.flush();
      listen();
    }
  }

  /** Tells it to stop. */
  public void stop() {
    process.destroy();
  }

  /** Returns how it ended, once it has. */
  public ProcessEnd end() {
    try {
      return new ProcessEnd(process.pid(), process.waitFor());
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      return new ProcessEnd(process.pid(), ExitCode.INTERRUPTED.status());
    }
  }
}
