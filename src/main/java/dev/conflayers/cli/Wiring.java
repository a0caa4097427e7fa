package dev.conflayers.cli;

import dev.conflayers.app.Workplace;
import dev.conflayers.app.doctor.EngineInfo;
import dev.conflayers.run.fork.Instruments;
import java.nio.file.Path;
import java.util.Map;

/** What the commands are given to work with. */
record Wiring(Workplace workplace, EngineInfo engineInfo, Terminal terminal) {
  Instruments instruments() {
    return workplace.instruments();
  }

  Path home() {
    return workplace.home();
  }

  Map<String, String> environment() {
    return workplace.environment();
  }

  /** Returns {@code path} as given if it exists, else as seen from {@code home}. */
  Path find(Path path) {
    return workplace.find(path);
  }
}
