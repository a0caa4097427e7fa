package dev.conflayers.judge.gate;

import dev.conflayers.evidence.Observed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A named baseline: the stored measurements that a gate compares with. Values are kept by prompt,
 * so that a later run can be paired with them, and analysed in other ways.
 *
 * @param name such as main
 * @param suite name of the suite
 * @param suiteHash and the three after it: what must be equal to compare, see {@link Signature}
 * @param testbedClass and fingerprint: what it was measured on, see {@link Testbed}
 * @param created when it was last written, UTC
 * @param commit the measured commit
 * @param dirty whether the working tree differed from it
 * @param runId the run that the counters come from
 * @param counters of every strategy
 * @param sessions times, of one run each; empty if none were stored
 * @param aaControl full depth against itself in the last session; null if not measured
 */
public record Baseline(
    int schemaVersion,
    String name,
    String suite,
    String suiteHash,
    Map<String, String> datasetHashes,
    String modelHash,
    String stopPolicyHash,
    String testbedClass,
    String fingerprint,
    String created,
    String commit,
    boolean dirty,
    String runId,
    List<Counter> counters,
    List<Session> sessions,
    GateVerdict.@Nullable Control aaControl) {
  /** The version this code writes and reads. */
  public static final int VERSION = 1;

  public Baseline {
    datasetHashes = Collections.unmodifiableMap(new TreeMap<>(datasetHashes));
    counters = List.copyOf(counters);
    sessions = List.copyOf(sessions);
  }

  /**
   * A counter, checksum or score of a strategy on all tasks.
   *
   * @param value null for a checksum
   * @param digests of a checksum, by task; else empty
   * @param perPrompt observations that the value is computed from
   */
  public record Counter(
      String metric,
      String strategy,
      @Nullable Double value,
      Map<String, String> digests,
      List<Observed> perPrompt) {
    public Counter {
      digests = Collections.unmodifiableMap(new TreeMap<>(digests));
      perPrompt = List.copyOf(perPrompt);
    }
  }

  /** The times of one run. */
  public record Session(String runId, List<Timing> timings) {
    public Session {
      timings = List.copyOf(timings);
    }
  }

  /**
   * A time or a ratio of times of a strategy on all tasks.
   *
   * @param lnEst natural logarithm of its geometric mean
   * @param se standard error of that
   * @param df degrees of freedom of that
   * @param n prompts
   */
  public record Timing(
      String metric,
      String strategy,
      double lnEst,
      double se,
      double df,
      int n,
      int forks,
      List<Observed> perPrompt) {
    public Timing {
      perPrompt = List.copyOf(perPrompt);
    }
  }

  /** Returns the signature that a run must share to be compared with it. */
  Signature signature() {
    return new Signature(suiteHash, datasetHashes, modelHash, stopPolicyHash);
  }

  /** Returns this baseline under another name. */
  public Baseline named(String other) {
    return with(other, sessions, aaControl);
  }

  /**
   * Returns this baseline with the sessions of an older one before its own, if these are of the
   * same work on the same machine.
   */
  public Baseline after(Baseline older) {
    if (!older.signature().differences(signature()).isEmpty()
        || !older.fingerprint.equals(fingerprint)) {
      return this;
    }
    List<Session> all = new ArrayList<>(older.sessions);
    all.removeIf(session -> sessions.stream().anyMatch(s -> s.runId().equals(session.runId())));
    all.addAll(sessions);
    return with(name, all, aaControl == null ? older.aaControl : aaControl);
  }

  private Baseline with(
      String called, List<Session> measured, GateVerdict.@Nullable Control control) {
    return new Baseline(
        schemaVersion,
        called,
        suite,
        suiteHash,
        datasetHashes,
        modelHash,
        stopPolicyHash,
        testbedClass,
        fingerprint,
        created,
        commit,
        dirty,
        runId,
        counters,
        measured,
        control);
  }
}
