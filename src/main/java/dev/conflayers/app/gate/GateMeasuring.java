package dev.conflayers.app.gate;

import dev.conflayers.app.MeasureSuite;
import dev.conflayers.app.RunOutcome;
import dev.conflayers.app.RunRequest;
import dev.conflayers.app.Workplace;
import dev.conflayers.judge.gate.Attempts;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunManifest;
import dev.conflayers.record.RunRecord;
import dev.conflayers.run.machine.Machine;
import dev.conflayers.suite.SuiteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where a gate's runs come from: they are there, or a suite is measured, by one build or two. */
final class GateMeasuring {
  private final Workplace workplace;
  private final GateRequest request;
  private final boolean there;

  GateMeasuring(Workplace workplace, GateRequest request) {
    this.workplace = workplace;
    this.request = request;
    this.there = Files.isDirectory(request.target());
  }

  /** Returns whether it measures a suite, and could do so again. */
  boolean measures() {
    return !there;
  }

  /** Returns the name of the suite. */
  String suite() throws IOException {
    return there ? manifest().suite() : source(1).suite().name();
  }

  /** Returns the commit of the run that is there; empty where one is yet to be made. */
  String commit() throws IOException {
    return there ? GateChange.commitOf(manifest()) : "";
  }

  private RunManifest manifest() throws IOException {
    return new RunDirectory(request.target()).manifest();
  }

  /** Returns whether the run that is to be judged has been judged before. */
  boolean known(Attempts attempts) throws IOException {
    return there && attempts.runIds().contains(manifest().run());
  }

  /** Returns what earlier attempts measured. */
  GateRuns before(Attempts attempts) throws IOException {
    Path results =
        there
            ? request.target().toAbsolutePath().normalize().getParent()
            : request.folders().results();
    List<RunRecord> runs = new ArrayList<>();
    for (String id : attempts.runIds()) {
      runs.add(GateChange.read(results == null ? request.folders().results() : results, id));
    }
    return new GateRuns(runs, List.of());
  }

  private SuiteReader.Source source(int attempt) throws IOException {
    SuiteReader.Source source = read(request.changes());
    return attempt == 1 ? source : read(changes(source, attempt));
  }

  private SuiteReader.Source read(List<String> changes) throws IOException {
    return workplace.read(request.target(), changes, request.offline());
  }

  /** The second attempt interleaves the strategies in another order. */
  private List<String> changes(SuiteReader.Source source, int attempt) {
    List<String> changes = new ArrayList<>(request.changes());
    if (attempt > 1) {
      changes.add("run.seed=" + (source.suite().run().seed() + attempt - 1));
    }
    return changes;
  }

  /**
   * Reads the run that is there, or measures.
   *
   * @param attempt 1, or 2 for the confirmation
   */
  GateRuns measure(int attempt) throws IOException {
    if (there) {
      return new GateRuns(List.of(new RunDirectory(request.target()).read()), List.of());
    }
    if (request.reference().build() != null) {
      return new TwoBuilds(workplace, request, request.reference().build())
          .measure(source(1).suite().run(), attempt);
    }
    SuiteReader.Source source = source(attempt);
    // From here on a signal waits for the verdict, which then says ERROR.
    workplace.instruments().interruption().begin();
    RunOutcome outcome =
        new MeasureSuite(workplace, request.folders(), request.offline())
            .start(RunRequest.changed(request.target(), source, changes(source(1), attempt)));
    if (outcome.ending().interrupted()) {
      throw new GateStopped(
          "stopped while measuring; go on with 'conflayers resume "
              + outcome.directory()
              + "', then 'conflayers gate "
              + outcome.directory()
              + "'");
    }
    return new GateRuns(List.of(new RunDirectory(outcome.directory()).read()), List.of());
  }

  /** Returns the commit of the base build; empty where it is no checkout. */
  static String baseCommit(GateRequest request) {
    Path build = request.reference().build();
    return build != null && Files.isDirectory(build) ? new Machine(build).commit() : "";
  }
}
