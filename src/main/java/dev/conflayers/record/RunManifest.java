package dev.conflayers.record;

import dev.conflayers.suite.declared.MeasuringMode;
import dev.conflayers.suite.declared.RunCaution;
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

  /** Returns the manifest of a run that is written in the layout of this code. */
  public static RunManifest of(
      RunStatus status,
      Identity identity,
      Times times,
      SuiteFile suiteFile,
      Setting setting,
      Remarks remarks) {
    return of(SCHEMA_VERSION, status, identity, times, suiteFile, setting, remarks);
  }

  private static RunManifest of(
      int schemaVersion,
      RunStatus status,
      Identity identity,
      Times times,
      SuiteFile suiteFile,
      Setting setting,
      Remarks remarks) {
    return new RunManifest(
        schemaVersion,
        identity.run(),
        status,
        identity.suite(),
        identity.fingerprint(),
        times.started(),
        times.ended(),
        times.resumed(),
        suiteFile.path(),
        suiteFile.text(),
        setting.shape(),
        setting.model(),
        setting.environment(),
        remarks.notes(),
        remarks.mode(),
        remarks.cautions(),
        remarks.edits());
  }

  /** Returns which run it is. */
  public Identity identity() {
    return new Identity(run, suite, fingerprint);
  }

  /** Returns when it was measured. */
  public Times times() {
    return new Times(started, ended, resumed);
  }

  /** Returns what the suite was read from. */
  public SuiteFile suiteFile() {
    return new SuiteFile(suitePath, suiteText);
  }

  /** Returns what it ran with and on. */
  public Setting setting() {
    return new Setting(shape, model, environment);
  }

  /** Returns what a reader must know of it. */
  public Remarks remarks() {
    return new Remarks(notes, mode, cautions, edits);
  }

  /** Returns the cautions of a kind. */
  public <C extends RunCaution> List<C> cautions(Class<C> kind) {
    return cautions.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Returns this manifest with more cautions. */
  public RunManifest cautioned(List<RunCaution> more) {
    return with(status, times(), new Remarks(notes, mode, joined(cautions, more), edits));
  }

  /** Returns this manifest of a run that is measured for what {@code purpose} says. */
  public RunManifest measuredFor(MeasuringMode purpose) {
    return with(status, times(), new Remarks(notes, purpose, cautions, edits));
  }

  /** Returns this manifest with other notes. */
  public RunManifest noting(List<String> others) {
    return with(status, times(), new Remarks(others, mode, cautions, edits));
  }

  /** Returns this manifest of a run that was edited once more. */
  public RunManifest edited(Edit edit) {
    return with(status, times(), new Remarks(notes, mode, cautions, joined(edits, List.of(edit))));
  }

  /** Returns whether trials were measured that no longer count as they were measured. */
  public boolean editedMeasurements() {
    return edits.stream().anyMatch(edit -> edit.kind() == Edit.Kind.EXCLUDE_TRIAL);
  }

  /** Returns this manifest with another status, the time it was reached, and more notes. */
  public RunManifest reached(RunStatus now, String at, List<String> moreNotes) {
    return with(
        now,
        new Times(started, at, resumed),
        new Remarks(joined(notes, moreNotes), mode, cautions, edits));
  }

  /** Returns this manifest of a run that goes on at {@code at}. */
  public RunManifest resumedAt(String at, List<String> moreNotes) {
    return with(
        RunStatus.RUNNING,
        new Times(started, "", joined(resumed, List.of(at))),
        new Remarks(joined(notes, moreNotes), mode, cautions, edits));
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private RunManifest with(RunStatus other, Times times, Remarks remarks) {
    return of(schemaVersion, other, identity(), times, suiteFile(), setting(), remarks);
  }

  /**
   * Which run it is.
   *
   * @param run its name
   * @param suite name of the suite
   * @param fingerprint SHA-256 of the plan, in hexadecimal
   */
  public record Identity(String run, String suite, String fingerprint) {}

  /**
   * When it was measured, UTC, ISO 8601.
   *
   * @param ended when it last stopped, or empty while it runs
   * @param resumed when it was taken up again
   */
  public record Times(String started, String ended, List<String> resumed) {
    public Times {
      resumed = List.copyOf(resumed);
    }

    /** Returns the times of a run that begins. */
    public static Times beginning(String at) {
      return new Times(at, "", List.of());
    }
  }

  /** The suite file as it was read, and from where. */
  public record SuiteFile(String path, String text) {}

  /**
   * What it ran with and on.
   *
   * @param model provenance of the model
   * @param environment machine, operating system, JVM, load
   */
  public record Setting(Shape shape, Map<String, String> model, Map<String, String> environment) {
    public Setting {
      model = Collections.unmodifiableMap(new TreeMap<>(model));
      environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    }
  }

  /** What a reader must know of a run. */
  public record Remarks(
      List<String> notes, MeasuringMode mode, List<RunCaution> cautions, List<Edit> edits) {
    public Remarks {
      notes = List.copyOf(notes);
      cautions = List.copyOf(cautions);
      edits = List.copyOf(edits);
    }

    /** Returns those of an untouched run for times and texts with nothing that limits it. */
    public static Remarks of(List<String> notes) {
      return new Remarks(notes, MeasuringMode.BOTH, List.of(), List.of());
    }
  }

  /** How many layers the model has, and the bytes of weights each part of a pass reads. */
  public record Shape(int layers, long attentionBytes, long mlpBytes, long headBytes) {}
}
