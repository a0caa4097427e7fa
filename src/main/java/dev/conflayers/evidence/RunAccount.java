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
 * Metadata of a run: its identity, model, machine, progress and known limitations. None of it is
 * measured by trials.
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

  /** Returns its start, UTC, ISO 8601. */
  public String started() {
    return manifest.started();
  }

  /** Returns how often it was resumed. */
  public int resumed() {
    return manifest.resumed().size();
  }

  /** Returns its status: RUNNING, COMPLETE or INTERRUPTED. */
  public String status() {
    return manifest.status().name();
  }

  public boolean complete() {
    return manifest.status() == RunStatus.COMPLETE;
  }

  /** Returns its measuring mode: times, outputs or both. */
  public MeasuringMode mode() {
    return manifest.mode();
  }

  /** Returns the provenance of the model. */
  public Map<String, String> model() {
    return manifest.model();
  }

  /** Returns the number of the model's layers. */
  public int layers() {
    return manifest.shape().layers();
  }

  /** Returns the machine, operating system, JVM and load. */
  public Map<String, String> environment() {
    return manifest.environment();
  }

  /** Returns the limitations of its numbers that were known before the first trial. */
  public List<RunCaution> cautions() {
    return manifest.cautions();
  }

  /** Returns the cautions of a kind. */
  public <C extends RunCaution> List<C> cautions(Class<C> kind) {
    return manifest.cautions(kind);
  }

  /** Returns notes for readers about events of the run. */
  public List<String> notes() {
    return manifest.notes();
  }

  /** Returns the corrections in words, oldest first. */
  public List<String> edits() {
    return manifest.edits().stream().map(Edit::words).toList();
  }

  /** Returns whether corrections changed how measured trials count. */
  public boolean editedMeasurements() {
    return manifest.editedMeasurements();
  }

  /** Returns the JVMs that recorded their start of measuring. */
  public List<Integer> forks() {
    return forks.stream().map(ForkRecord::fork).distinct().toList();
  }

  /** Returns the JVMs that were not steady after warm-up, once per start. */
  public List<Integer> unsteadyForks() {
    return forks.stream().filter(fork -> !fork.steady()).map(ForkRecord::fork).toList();
  }

  /** Returns the skip sets that searches before measuring found. */
  public List<FrozenSet> frozenSets() {
    return forks.stream().flatMap(fork -> FrozenSet.of(fork).stream()).toList();
  }
}
