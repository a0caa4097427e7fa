package dev.conflayers.cli;

import dev.conflayers.decode.NanoClock;
import dev.conflayers.model.Engine;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Joins the commands to the real engine, clocks, directories and terminal. */
final class ThisMachine {
  private ThisMachine() {}

  static Wiring wiring() {
    Map<String, String> environment = System.getenv();
    // The launcher looks: a JVM cannot tell whether its standard error is a terminal.
    boolean dumb = "dumb".equals(environment.get("TERM"));
    boolean out = environment.containsKey("CONFLAYERS_STDOUT_TTY") && !dumb;
    boolean err = environment.containsKey("CONFLAYERS_STDERR_TTY") && !dumb;
    return new Wiring(
        engine(),
        engineInfo(),
        NanoClock.SYSTEM,
        Clock.systemUTC(),
        Path.of(environment.getOrDefault("CONFLAYERS_HOME", "")),
        environment,
        new Terminal(
            new PrintWriter(System.out, false, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            out && !environment.containsKey("NO_COLOR"),
            err),
        new Interruption());
  }

  private static Engine engine() {
    return (name, options, progress) -> {
      throw new UnavailableException("this build has no engine; " + name + " cannot be loaded");
    };
  }

  private static EngineInfo engineInfo() {
    return new EngineInfo() {
      @Override
      public Map<String, String> facts() {
        return Map.of("engine", "none");
      }

      @Override
      public String kernels() {
        return "";
      }
    };
  }
}
