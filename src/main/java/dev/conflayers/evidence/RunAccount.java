package dev.conflayers.evidence;

import dev.conflayers.record.Edit;
import dev.conflayers.record.ForkRecord;
import dev.conflayers.record.RunManifest;
import dev.conflayers.record.RunRecord;
import dev.conflayers.record.RunStatus;
import dev.conflayers.suite.declared.MeasuringMode;
import dev.conflayers.suite.declared.RunCaution;
import java.util.List;
import java.util.Map;

/**
 * A run's account of itself, none of it measured by trials: which run it is, what it ran with and
 * on, how far it came, and what is known to limit its numbers.
 */
public final class RunAccount {
  private final RunManifest manifest;
  private final List<ForkRecord> forks;

  RunAccount(RunRecord run) {
    this.manifest = run.manifest();
    this.forks = run.forks();
  }

  /** Returns its name. */
  public String run() {
    return manifest.run();
  }

  public String suite() {
    return manifest.suite();
  }

  public String suitePath() {
    return manifest.suitePath();
  }

  /** Returns SHA-256 of the plan. */
  public String fingerprint() {
    return manifest.fingerprint();
  }

  /** Returns when it began, UTC, ISO 8601. */
  public String started() {
    return manifest.started();
  }

  /** Returns how often it was taken up again. */
  public int resumed() {
    return manifest.resumed().size();
  }

  /** Returns how far it has come: RUNNING, COMPLETE or INTERRUPTED. */
  public String status() {
    return manifest.status().name();
  }

  public boolean complete() {
    return manifest.status() == RunStatus.COMPLETE;
  }

  /** Returns what it was measured for. */
  public MeasuringMode mode() {
    return manifest.mode();
  }

  /** Returns the provenance of the model. */
  public Map<String, String> model() {
    return manifest.model();
  }

  /** Returns how many layers the model has. */
  public int layers() {
    return manifest.shape().layers();
  }

  /** Returns the machine, operating system, JVM and load. */
  public Map<String, String> environment() {
    return manifest.environment();
  }

  /** Returns what limits its numbers, as far as it was known before the first trial. */
  public List<RunCaution> cautions() {
    return manifest.cautions();
  }

  /** Returns the cautions of a kind. */
  public <C extends RunCaution> List<C> cautions(Class<C> kind) {
    return manifest.cautions(kind);
  }

  /** Returns what happened to the run itself, for people. */
  public List<String> notes() {
    return manifest.notes();
  }

  /** Returns in words what was corrected, the oldest first. */
  public List<String> edits() {
    return manifest.edits().stream().map(Edit::words).toList();
  }

  /** Returns whether trials were measured that no longer count as they were measured. */
  public boolean editedMeasurements() {
    return manifest.editedMeasurements();
  }

  /** Returns the JVMs that left a record when they began to measure. */
  public List<Integer> forks() {
    return forks.stream().map(ForkRecord::fork).distinct().toList();
  }

  /** Returns those that were not steady after warming up, once for each time that they began. */
  public List<Integer> unsteadyForks() {
    return forks.stream().filter(fork -> !fork.steady()).map(ForkRecord::fork).toList();
  }

  /** Returns the skip sets that searches before measuring found. */
  public List<FrozenSet> frozenSets() {
    return forks.stream().flatMap(fork -> FrozenSet.of(fork).stream()).toList();
  }
}
