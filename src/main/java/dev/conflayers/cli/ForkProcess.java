package dev.conflayers.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts this program again with the flags it was started with, and waits for it to end. */
final class ForkProcess implements ForkLauncher {
  private static final long PATIENCE_MILLIS = 200;

  private final Interruption interruption;

  ForkProcess(Interruption interruption) {
    this.interruption = interruption;
  }

  @Override
  public ExitCode measure(Path directory, int fork) throws IOException {
    Process process = new ProcessBuilder(command(directory, fork)).inheritIO().start();
    boolean told = false;
    try {
      while (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        if (interruption.wanted() && !told) {
          // A signal to the terminal reaches both processes; one to this process alone does not.
          process.destroy();
          told = true;
        }
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
    return ExitCode.of(process.exitValue());
  }

  private static List<String> command(Path directory, int fork) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(ConfLayers.class.getName());
    command.addAll(List.of("fork", directory.toString(), Integer.toString(fork)));
    return command;
  }
}
