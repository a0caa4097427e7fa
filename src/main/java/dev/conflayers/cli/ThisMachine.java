package dev.conflayers.cli;

import dev.conflayers.app.Workplace;
import dev.conflayers.app.doctor.MeasuredEngine;
import dev.conflayers.decode.NanoClock;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
    int columns = columns(environment.getOrDefault("CONFLAYERS_COLUMNS", ""));
    Terminal terminal =
        new Terminal(
            new PrintWriter(System.out, false, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            out && environment.getOrDefault("NO_COLOR", "").isEmpty(),
            out ? columns : 0,
            err ? columns : 0);
    Path home = Path.of(environment.getOrDefault("CONFLAYERS_HOME", ""));
    Path here = Path.of("").toAbsolutePath();
    Workplace workplace =
        Workplace.of(
            home,
            here.startsWith(home.toAbsolutePath()) ? home : here,
            environment,
            () -> new DownloadView(terminal),
            System.err,
            new TerminalProgress(terminal, NanoClock.SYSTEM, environment));
    return new Wiring(workplace, new MeasuredEngine(), terminal);
  }

  /** Returns what the launcher saw, within what tables and progress lines can be fitted into. */
  static int columns(String seen) {
    return seen.matches("[1-9][0-9]{1,3}") ? Math.max(40, Integer.parseInt(seen)) : 80;
  }
}
