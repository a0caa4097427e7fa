package dev.conflayers.cli;

import dev.conflayers.app.Catalogue;
import dev.conflayers.app.Workplace;
import dev.conflayers.app.doctor.EngineInfo;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.model.Engine;
import dev.conflayers.run.Disturbances;
import dev.conflayers.run.fork.ForkLauncher;
import dev.conflayers.run.fork.Instruments;
import dev.conflayers.run.fork.Interruption;
import dev.conflayers.run.fork.ProcessEnd;
import dev.conflayers.run.machine.Machine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Runs command lines in this process, with a scripted engine, a steady clock and no terminal. */
final class Session {
  static final Path HOME = Path.of("").toAbsolutePath();

  private final Engine engine;
  private final NanoClock clock;
  private final Map<String, String> environment;
  private final Path here;
  private final Interruption interruption = new Interruption();

  Session(Engine engine, NanoClock clock) {
    this(engine, clock, Map.of());
  }

  /**
   * Makes a session in another environment.
   *
   * @param environment where {@code CONFLAYERS_CACHE} puts the catalogue's models; without it every
   *     name is a path
   */
  Session(Engine engine, NanoClock clock, Map<String, String> environment) {
    this(engine, clock, environment, HOME);
  }

  private Session(Engine engine, NanoClock clock, Map<String, String> environment, Path here) {
    this.here = here;
    this.engine = engine;
    this.clock = clock;
    this.environment = environment;
  }

  /** Returns a session with a scripted model that errs in a fifth of its shallow passes. */
  static Session scripted() {
    ScriptedEngine engine = new ScriptedEngine(0.2);
    return new Session(engine, engine.clock());
  }

  /** Returns the same session of a user who is in another folder. */
  Session in(Path folder) {
    return new Session(engine, clock, environment, folder);
  }

  Interruption interruption() {
    return interruption;
  }

  /** What a command line came to. */
  record Result(int status, String out, String err) {}

  Wiring wiring() {
    return wiring(new StringWriter(), new StringWriter());
  }

  Result run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    int status = new Main(wiring(out, err)).run(words);
    return new Result(status, out.toString(), err.toString());
  }

  private Wiring wiring(StringWriter out, StringWriter err) {
    return wiring(
        new Terminal(new PrintWriter(out), new PrintWriter(err), false, 0, 0),
        (directory, fork) -> new ProcessEnd(1, run("fork", directory, fork).status()));
  }

  Wiring wiring(Terminal terminal, ForkLauncher forks) {
    Catalogue catalogue = new Catalogue(environment);
    return new Wiring(
        new Workplace(
            environment.containsKey("CONFLAYERS_CACHE")
                ? (name, offline) -> catalogue.find(name, offline, new DownloadView(terminal))
                : (name, offline) -> name,
            engine,
            new Instruments(
                clock,
                Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC),
                new Machine(HOME, environment),
                Disturbances.unknown(),
                forks,
                interruption,
                new TerminalProgress(terminal, clock, environment)),
            HOME,
            here,
            environment),
        new ScriptedFacts(),
        terminal);
  }

  /** What a scripted engine says of itself. */
  private static final class ScriptedFacts implements EngineInfo {
    @Override
    public Map<String, String> facts() {
      return Map.of("engine", "scripted");
    }

    @Override
    public List<String> findings() {
      return List.of("the model is scripted");
    }

    @Override
    public String kernels() {
      return "";
    }
  }
}
