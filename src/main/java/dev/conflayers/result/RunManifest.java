package dev.conflayers.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a reader of a run must know about it: {@code manifest.json}.
 *
 * @param started when it began, UTC, ISO 8601
 * @param ended when it last stopped, or empty while it runs
 * @param resumed when it was taken up again
 * @param suiteText the suite file as read
 * @param shape dimensions of the model that accounting needs
 * @param model provenance of the model: source, checksum, format, device, threads, kernels
 * @param environment machine, operating system, JVM, load
 * @param notes what happened to the run itself, such as a repaired line; for people
 * @param mode what it is measured for
 * @param cautions what limits its numbers, as far as it was known before the first trial
 * @param edits audited corrections, the oldest first; empty for an untouched run
 */
public record RunManifest(
    int schemaVersion,
    String run,
    RunStatus status,
    String suite,
    String fingerprint,
    String started,
    String ended,
    List<String> resumed,
    String suitePath,
    String suiteText,
    Shape shape,
    Map<String, String> model,
    Map<String, String> environment,
    List<String> notes,
    MeasuringMode mode,
    List<RunCaution> cautions,
    List<Edit> edits) {
  /** The version of the layout this code writes and reads. */
  public static final int SCHEMA_VERSION = 5;

  public RunManifest {
    resumed = List.copyOf(resumed);
    model = Collections.unmodifiableMap(new TreeMap<>(model));
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    notes = List.copyOf(notes);
    cautions = List.copyOf(cautions);
    edits = List.copyOf(edits);
  }

  /** Times and texts of an untouched run with nothing that limits its numbers. */
  public RunManifest(
      int schemaVersion,
      String run,
      RunStatus status,
      String suite,
      String fingerprint,
      String started,
      String ended,
      List<String> resumed,
      String suitePath,
      String suiteText,
      Shape shape,
      Map<String, String> model,
      Map<String, String> environment,
      List<String> notes) {
    this(
        schemaVersion,
        run,
        status,
        suite,
        fingerprint,
        started,
        ended,
        resumed,
        suitePath,
        suiteText,
        shape,
        model,
        environment,
        notes,
        MeasuringMode.BOTH,
        List.of(),
        List.of());
  }

  /** Returns the cautions of a kind. */
  public <C extends RunCaution> List<C> cautions(Class<C> kind) {
    return cautions.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Returns this manifest with more cautions. */
  public RunManifest cautioned(List<RunCaution> more) {
    return with(status, ended, resumed, notes, mode, joined(cautions, more), edits);
  }

  /** Returns this manifest of a run that is measured for what {@code purpose} says. */
  public RunManifest measuredFor(MeasuringMode purpose) {
    return with(status, ended, resumed, notes, purpose, cautions, edits);
  }

  /** Returns this manifest with other notes. */
  public RunManifest noting(List<String> others) {
    return with(status, ended, resumed, others, mode, cautions, edits);
  }

  /** Returns this manifest of a run that was edited once more. */
  public RunManifest edited(Edit edit) {
    return with(status, ended, resumed, notes, mode, cautions, joined(edits, List.of(edit)));
  }

  /** Returns whether trials were measured that no longer count as they were measured. */
  public boolean editedMeasurements() {
    return edits.stream().anyMatch(edit -> edit.kind() == Edit.Kind.EXCLUDE_TRIAL);
  }

  /** Returns this manifest with another status, the time it was reached, and one more note. */
  public RunManifest reached(RunStatus now, String at, List<String> moreNotes) {
    return with(now, at, resumed, joined(notes, moreNotes), mode, cautions, edits);
  }

  /** Returns this manifest of a run that goes on at {@code at}. */
  public RunManifest resumedAt(String at, List<String> moreNotes) {
    return with(
        RunStatus.RUNNING,
        "",
        joined(resumed, List.of(at)),
        joined(notes, moreNotes),
        mode,
        cautions,
        edits);
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private RunManifest with(
      RunStatus otherStatus,
      String otherEnd,
      List<String> times,
      List<String> otherNotes,
      MeasuringMode otherMode,
      List<RunCaution> otherCautions,
      List<Edit> otherEdits) {
    return new RunManifest(
        schemaVersion,
        run,
        otherStatus,
        suite,
        fingerprint,
        started,
        otherEnd,
        times,
        suitePath,
        suiteText,
        shape,
        model,
        environment,
        otherNotes,
        otherMode,
        otherCautions,
        otherEdits);
  }

  /** How many layers the model has, and the bytes of weights each part of a pass reads. */
  public record Shape(int layers, long attentionBytes, long mlpBytes, long headBytes) {}
}
