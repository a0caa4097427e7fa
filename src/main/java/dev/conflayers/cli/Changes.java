package dev.conflayers.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the commands that read suites have in common: changes to the file. */
final class Changes {
  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "Measure this model instead of the suite's: a name of the catalogue or a path.")
  private @Nullable String model;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Change a key of the suite, such as run.forks=1, tasks[0].prompts=5 or"
              + " strategies.conflayers.settings.skip-ratio=0.5. May be given again.")
  private List<String> assignments = new ArrayList<>();

  /** Returns the changes as assignments, in order. */
  List<String> all() {
    List<String> all = new ArrayList<>();
    if (model != null) {
      all.add("model.name=" + model);
    }
    all.addAll(assignments);
    return all;
  }
}
