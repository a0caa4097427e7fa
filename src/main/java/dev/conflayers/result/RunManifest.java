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
    List<RunCaution> all = new ArrayList<>(cautions);
    all.addAll(more);
    return new RunManifest(
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
        mode,
        all,
        edits);
  }

  /** How many layers the model has, and the bytes of weights each part of a pass reads. */
  public record Shape(int layers, long attentionBytes, long mlpBytes, long headBytes) {}

  /** Returns this manifest with another status, the time it was reached, and one more note. */
  public RunManifest reached(RunStatus now, String at, List<String> moreNotes) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(moreNotes);
    return new RunManifest(
        schemaVersion,
        run,
        now,
        suite,
        fingerprint,
        started,
        at,
        resumed,
        suitePath,
        suiteText,
        shape,
        model,
        environment,
        all,
        mode,
        cautions,
        edits);
  }

  /** Returns this manifest of a run that goes on at {@code at}. */
  public RunManifest resumedAt(String at, List<String> moreNotes) {
    List<String> times = new ArrayList<>(resumed);
    times.add(at);
    RunManifest running = reached(RunStatus.RUNNING, "", moreNotes);
    return new RunManifest(
        schemaVersion,
        run,
        running.status,
        suite,
        fingerprint,
        started,
        "",
        times,
        suitePath,
        suiteText,
        shape,
        model,
        environment,
        running.notes,
        mode,
        cautions,
        edits);
  }
}
