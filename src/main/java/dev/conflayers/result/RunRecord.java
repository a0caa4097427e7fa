package dev.conflayers.result;

import java.util.List;
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
    List<ForkRecord> forks,
    TokenTexts tokens,
    @Nullable CostTable costs,
    @Nullable Origin origin) {
  public RunRecord {
    measurements = List.copyOf(measurements);
    agreements = List.copyOf(agreements);
    forks = List.copyOf(forks);
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
