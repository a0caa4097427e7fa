package dev.conflayers.record;

import dev.conflayers.suite.declared.Schedule;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Complete content of a run directory.
 *
 * @param tokens texts of the ids; empty for a run that did not record them
 * @param costs costs from a benchmark of the same model; null if there was none
 * @param origin provenance of an imported run; null for a run of this program
 */
public record RunRecord(
    RunManifest manifest,
    Schedule schedule,
    List<Measurement> measurements,
    List<Agreement> agreements,
    Processes processes,
    TokenTexts tokens,
    @Nullable CostTable costs,
    @Nullable Origin origin) {
  public RunRecord {
    measurements = List.copyOf(measurements);
    agreements = List.copyOf(agreements);
  }

  /**
   * The measuring JVMs.
   *
   * @param ends of those that ended normally
   * @param lines digests of the lines of {@code measurements.jsonl}, by fork, as they were read;
   *     empty for a run that was not read from a directory
   */
  public record Processes(
      List<ForkRecord> forks, List<ForkEnd> ends, SortedMap<Integer, LinesDigest> lines) {
    public Processes {
      forks = List.copyOf(forks);
      ends = List.copyOf(ends);
      lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
    }

    /** Returns unknown JVMs. */
    public static Processes unknown() {
      return new Processes(List.of(), List.of(), new TreeMap<>());
    }
  }

  /** Returns the initial record of each JVM. */
  public List<ForkRecord> forks() {
    return processes.forks();
  }

  /** Returns the final record of each JVM that ended normally. */
  public List<ForkEnd> forkEnds() {
    return processes.ends();
  }

  /** Returns the digests of the lines as they were read. */
  public SortedMap<Integer, LinesDigest> lines() {
    return processes.lines();
  }
}
