package dev.conflayers.run.fork;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Starts this program again with the flags it was started with, and waits for it to end. What it
 * says is shown and kept.
 */
public final class ForkProcess implements ForkLauncher {
  private static final long PATIENCE_MILLIS = 200;
  private static final int CHUNK = 1 << 13;

  private final Interruption interruption;
  private final OutputStream shown;

  /**
   * Makes a launcher.
   *
   * @param shown where what a fork says goes on the way to its log
   */
  public ForkProcess(Interruption interruption, OutputStream shown) {
    this.interruption = interruption;
    this.shown = shown;
  }

  @Override
  public ProcessEnd measure(Path directory, int fork) throws IOException {
    return measure(command(directory, fork), directory, fork);
  }

  /** Runs {@code command} as the process of a fork. */
  ProcessEnd measure(List<String> command, Path directory, int fork) throws IOException {
    try (ForkLog log = ForkLog.append(directory, fork)) {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .start();
      log.say("process " + process.pid() + " measures fork " + fork);
      CompletableFuture<Void> heard =
          CompletableFuture.runAsync(
              () -> copy(process.getErrorStream(), log),
              words -> new Thread(words, "fork-" + fork + "-words").start());
      ProcessEnd end = new ProcessEnd(process.pid(), status(process));
      hear(heard);
      log.say(end.words());
      return end;
    }
  }

  private int status(Process process) {
    boolean told = false;
    try {
      while (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        if (interruption.wanted() && !told) {
          // A signal to the terminal reaches both processes; one to this process alone does not.
          process.destroy();
          told = true;
        }
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED.status();
    }
  }

  private void copy(InputStream said, ForkLog log) {
    byte[] chunk = new byte[CHUNK];
    try (said) {
      for (int size = said.read(chunk); size >= 0; size = said.read(chunk)) {
        shown.write(chunk, 0, size);
        shown.flush();
        log.accept(chunk, size);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void hear(CompletableFuture<Void> heard) throws IOException {
    try {
      heard.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException failed && failed.getCause() != null) {
        throw failed.getCause();
      }
      throw e;
    }
  }

  private static List<String> command(Path directory, int fork) {
    List<String> command = ThisProgram.jvm();
    // Next to the fork's log, not in whatever directory this program was started in.
    command.add("-XX:ErrorFile=" + ForkLog.crash(directory.toAbsolutePath(), fork, "%p"));
    command.addAll(ThisProgram.classes());
    command.addAll(List.of("fork", directory.toString(), Integer.toString(fork)));
    return command;
  }
}
