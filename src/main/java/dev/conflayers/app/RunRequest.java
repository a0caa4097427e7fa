package dev.conflayers.app;

import dev.conflayers.suite.SuiteReader;
import dev.conflayers.suite.declared.RunCaution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A suite to measure.
 *
 * @param suitePath the file that the suite was read from
 * @param cautions what was done to the suite since that limits what is measured
 * @param notes what else was done to it
 */
public record RunRequest(
    Path suitePath, SuiteReader.Source source, List<RunCaution> cautions, List<String> notes) {
  public RunRequest {
    cautions = List.copyOf(cautions);
    notes = List.copyOf(notes);
  }

  /**
   * Reads the suite of a file.
   *
   * @param changes of the form {@code run.forks=3}
   */
  public static RunRequest read(Path suite, String... changes) throws IOException {
    List<String> changed = List.of(changes);
    return changed(suite, new SuiteReader().read(suite, changed), changed);
  }

  /** Returns the request with one more note of what was done to the suite. */
  public RunRequest noted(String note) {
    List<String> all = new ArrayList<>(notes);
    all.add(note);
    return new RunRequest(suitePath, source, cautions, all);
  }

  /** Returns the request for a suite of which {@code --set} and its like changed some keys. */
  public static RunRequest changed(
      Path suitePath, SuiteReader.Source source, List<String> changes) {
    return new RunRequest(
        suitePath,
        source,
        changes.isEmpty()
            ? List.of()
            : List.of(
                new RunCaution.ChangedSuite(changes.stream().map(RunCaution.Change::of).toList())),
        List.of());
  }
}
