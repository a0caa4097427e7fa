package dev.conflayers.cli;

import dev.conflayers.app.Workplace;
import dev.conflayers.app.doctor.EngineInfo;
import dev.conflayers.run.fork.Instruments;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** What the commands are given to work with. */
record Wiring(Workplace workplace, EngineInfo engineInfo, Terminal terminal) {
  Instruments instruments() {
    return workplace.instruments();
  }

  /** What commands say of a run that they are given. */
  static final String RUN = "a run directory, the beginning of a run's name, or 'latest'.";

  /** What commands say of a suite that they are given. */
  static final String THE_SUITE =
      "A suite by name, such as quick ('ls suites' lists them), or its file.";

  static final String THE_RUN = "Which run: " + RUN;

  Path home() {
    return workplace.home();
  }

  Map<String, String> environment() {
    return workplace.environment();
  }

  /** Returns where results and reports go unless told otherwise. */
  Path here() {
    return workplace.here();
  }

  /** Returns the file of the suite that the user names. */
  Path suite(Path asked) throws IOException {
    return find(workplace.suite(asked));
  }

  /** Returns the directory of the run that the user names. */
  Path run(Path asked) throws IOException {
    return workplace.run(asked);
  }

  /** Returns {@code path} as given if it exists, else as seen from {@code home}. */
  Path find(Path path) {
    return workplace.find(path);
  }
}
