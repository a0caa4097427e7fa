package dev.conflayers.record;

import dev.conflayers.suite.declared.Schedule;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run directory holds.
 *
 * @param tokens what the ids say; of a run that did not keep it, nothing
 * @param costs what a benchmark of the same model measured; null if there was none
 * @param origin where it comes from; null for a run of this program
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
   * The JVMs that measured.
   *
   * @param ends of those that ended by themselves
   * @param lines digests of the lines of {@code measurements.jsonl}, by fork, as they were read; of
   *     a run that was not read from a directory, nothing
   */
  public record Processes(
      List<ForkRecord> forks, List<ForkEnd> ends, SortedMap<Integer, LinesDigest> lines) {
    public Processes {
      forks = List.copyOf(forks);
      ends = List.copyOf(ends);
      lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
    }

    /** Returns JVMs of which nothing is known. */
    public static Processes unknown() {
      return new Processes(List.of(), List.of(), new TreeMap<>());
    }
  }

  /** Returns what each JVM found when it began. */
  public List<ForkRecord> forks() {
    return processes.forks();
  }

  /** Returns what each JVM said when it ended by itself. */
  public List<ForkEnd> forkEnds() {
    return processes.ends();
  }

  /** Returns the digests of the lines as they were read. */
  public SortedMap<Integer, LinesDigest> lines() {
    return processes.lines();
  }
}
