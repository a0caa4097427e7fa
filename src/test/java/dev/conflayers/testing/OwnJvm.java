package dev.conflayers.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** JVMs that tests start, for what can only be seen from outside a process. */
public final class OwnJvm {
  private OwnJvm() {}

  /** Returns a process, not yet started, that runs {@code main} and fetches nothing. */
  public static ProcessBuilder of(Class<?> main, String classPath, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-Dai.djl.offline=true",
                "-cp",
                classPath,
                main.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  /** Starts this checkout's program; what it says and what it complains of are one stream. */
  public static Process program(Class<?> main, String classPath, Path cache, List<String> arguments)
      throws IOException {
    ProcessBuilder builder = of(main, classPath, arguments).redirectErrorStream(true);
    builder.environment().put("CONFLAYERS_HOME", Path.of("").toAbsolutePath().toString());
    builder.environment().put("CONFLAYERS_CACHE", cache.toString());
    return builder.start();
  }
}
