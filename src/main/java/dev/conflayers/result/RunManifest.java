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
 * @param notes what happened to the run itself, such as a repaired line
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
    List<String> notes) {
  /** The version of the layout this code writes and reads. */
  public static final int SCHEMA_VERSION = 4;

  /** How the note begins that says how many prompts were too long for the model. */
  public static final String CUT_PROMPTS = "cut to the model's ";

  /** How the note begins that lists what {@code --set} and its like changed of the suite. */
  public static final String CHANGED = "the suite was changed: ";

  /** How the note begins that says that texts depend on chance. */
  public static final String RANDOM = "tokens are drawn at random: ";

  /** How the note begins that says that verification lets pass what full depth would not say. */
  public static final String LOSSY = "NOT lossless: ";

  public RunManifest {
    resumed = List.copyOf(resumed);
    model = Collections.unmodifiableMap(new TreeMap<>(model));
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    notes = List.copyOf(notes);
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
        all);
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
        running.notes);
  }
}
