package dev.conflayers.record;

import dev.conflayers.suite.declared.MeasuringMode;
import dev.conflayers.suite.declared.RunCaution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Manifest of a run, what a reader must know about it: {@code manifest.json}.
 *
 * @param started when it began, UTC, ISO 8601
 * @param ended when it last stopped, or empty while it runs
 * @param resumed when it was resumed
 * @param suiteText the suite file as read
 * @param shape dimensions of the model that accounting needs
 * @param model provenance of the model: source, checksum, format, device, threads, kernels
 * @param environment machine, operating system, JVM, load
 * @param notes events of the run itself, such as a repaired line, in words
 * @param mode the purpose it is measured for
 * @param cautions limitations of its numbers, as far as known before the first trial
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
  /** The version of the format that this code writes. */
  public static final int SCHEMA_VERSION = 5;

  public RunManifest {
    resumed = List.copyOf(resumed);
    model = Collections.unmodifiableMap(new TreeMap<>(model));
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    notes = List.copyOf(notes);
    cautions = List.copyOf(cautions);
    edits = List.copyOf(edits);
  }

  /** Returns the manifest of a run in the format that this code writes. */
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

  /** Returns the identity of the run. */
  public Identity identity() {
    return new Identity(run, suite, fingerprint);
  }

  /** Returns when it was measured. */
  public Times times() {
    return new Times(started, ended, resumed);
  }

  /** Returns the source of the suite. */
  public SuiteFile suiteFile() {
    return new SuiteFile(suitePath, suiteText);
  }

  /** Returns the model, shape and environment of the run. */
  public Setting setting() {
    return new Setting(shape, model, environment);
  }

  /** Returns its notes, cautions and edits. */
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

  /** Returns this manifest with another purpose. */
  public RunManifest measuredFor(MeasuringMode purpose) {
    return with(status, times(), new Remarks(notes, purpose, cautions, edits));
  }

  /** Returns this manifest with other notes. */
  public RunManifest noting(List<String> others) {
    return with(status, times(), new Remarks(others, mode, cautions, edits));
  }

  /** Returns this manifest with one more edit. */
  public RunManifest edited(Edit edit) {
    return with(status, times(), new Remarks(notes, mode, cautions, joined(edits, List.of(edit))));
  }

  /** Returns whether measured trials were excluded by edits. */
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

  /** Returns this manifest of a run resumed at {@code at}. */
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
   * Identity of a run.
   *
   * @param run its name
   * @param suite name of the suite
   * @param fingerprint SHA-256 of the plan, in hexadecimal
   */
  public record Identity(String run, String suite, String fingerprint) {}

  /**
   * Times of a run, UTC, ISO 8601.
   *
   * @param ended when it last stopped, or empty while it runs
   * @param resumed when it was resumed
   */
  public record Times(String started, String ended, List<String> resumed) {
    public Times {
      resumed = List.copyOf(resumed);
    }

    /** Returns the times of a run that is starting. */
    public static Times beginning(String at) {
      return new Times(at, "", List.of());
    }
  }

  /** The suite file as it was read, and from where. */
  public record SuiteFile(String path, String text) {}

  /**
   * Model and machine of a run.
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

  /** Purpose, limitations and history of a run. */
  public record Remarks(
      List<String> notes, MeasuringMode mode, List<RunCaution> cautions, List<Edit> edits) {
    public Remarks {
      notes = List.copyOf(notes);
      cautions = List.copyOf(cautions);
      edits = List.copyOf(edits);
    }

    /** Returns those of an unedited run for times and texts without cautions. */
    public static Remarks of(List<String> notes) {
      return new Remarks(notes, MeasuringMode.BOTH, List.of(), List.of());
    }
  }

  /** Number of layers of the model, and the bytes of weights that each part of a pass reads. */
  public record Shape(int layers, long attentionBytes, long mlpBytes, long headBytes) {}
}
