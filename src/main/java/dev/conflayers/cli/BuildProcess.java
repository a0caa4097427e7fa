package dev.conflayers.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs a build of this program, with the flags of this JVM, and waits for it to end. */
final class BuildProcess {
  private static final long PATIENCE_MILLIS = 200;

  private final Interruption interruption;

  BuildProcess(Interruption interruption) {
    this.interruption = interruption;
  }

  /**
   * Runs it; what it prints goes to standard error.
   *
   * @param jar of the build; null for this one
   */
  ExitCode run(@Nullable Path jar, List<String> arguments) throws IOException {
    Process process =
        new ProcessBuilder(command(jar, arguments))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    boolean told = false;
    try {
      while (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        if (interruption.wanted() && !told) {
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

  private static List<String> command(@Nullable Path jar, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    if (jar == null) {
      command.addAll(
          List.of("-cp", System.getProperty("java.class.path"), ConfLayers.class.getName()));
    } else {
      command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
    }
    command.addAll(arguments);
    return command;
  }
}
