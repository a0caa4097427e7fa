package dev.conflayers.cli;

import dev.conflayers.decode.NanoClock;
import dev.conflayers.model.Engine;
import dev.conflayers.run.Disturbances;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What the commands are given to work with.
 *
 * @param home where {@code suites/} and {@code datasets/} are, and where {@code results/} and
 *     {@code reports/} go unless told otherwise
 * @param wallClock dates run directories; never used to time anything
 * @param environment the process environment
 */
record Wiring(
    ModelFinder models,
    Engine engine,
    EngineInfo engineInfo,
    NanoClock clock,
    Clock wallClock,
    Path home,
    Map<String, String> environment,
    Terminal terminal,
    Interruption interruption,
    ForkLauncher forks,
    Disturbances disturbances) {
  /** Returns {@code path} as given if it exists, else as seen from {@code home}. */
  Path find(Path path) {
    Path fromHome = home.resolve(path);
    return path.toFile().exists() || !fromHome.toFile().exists() ? path : fromHome;
  }
}
