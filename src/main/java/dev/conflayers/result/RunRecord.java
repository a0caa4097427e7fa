package dev.conflayers.result;

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
 * @param forkEnds of the JVMs that ended by themselves
 * @param lines digests of the lines of {@code measurements.jsonl}, by fork, as they were read; of a
 *     run that was not read from a directory, nothing
 * @param origin where it comes from; null for a run of this program
 */
public record RunRecord(
    RunManifest manifest,
    Schedule schedule,
    List<Measurement> measurements,
    List<Agreement> agreements,
    List<ForkRecord> forks,
    TokenTexts tokens,
    @Nullable CostTable costs,
    @Nullable Origin origin,
    List<ForkEnd> forkEnds,
    SortedMap<Integer, LinesDigest> lines) {
  public RunRecord {
    measurements = List.copyOf(measurements);
    agreements = List.copyOf(agreements);
    forks = List.copyOf(forks);
    forkEnds = List.copyOf(forkEnds);
    lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
  }

  /** A run of which no end of a JVM is known. */
  public RunRecord(
      RunManifest manifest,
      Schedule schedule,
      List<Measurement> measurements,
      List<Agreement> agreements,
      List<ForkRecord> forks,
      TokenTexts tokens,
      @Nullable CostTable costs,
      @Nullable Origin origin) {
    this(
        manifest,
        schedule,
        measurements,
        agreements,
        forks,
        tokens,
        costs,
        origin,
        List.of(),
        new TreeMap<>());
  }

  /** A run of this program. */
  public RunRecord(
      RunManifest manifest,
      Schedule schedule,
      List<Measurement> measurements,
      List<Agreement> agreements,
      List<ForkRecord> forks,
      TokenTexts tokens,
      @Nullable CostTable costs) {
    this(manifest, schedule, measurements, agreements, forks, tokens, costs, null);
  }

  /** A run that did not keep what its ids say. */
  public RunRecord(
      RunManifest manifest,
      Schedule schedule,
      List<Measurement> measurements,
      List<Agreement> agreements,
      List<ForkRecord> forks,
      @Nullable CostTable costs) {
    this(manifest, schedule, measurements, agreements, forks, TokenTexts.none(), costs);
  }
}
