package dev.conflayers.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run directory holds.
 *
 * @param costs what a benchmark of the same model measured; null if there was none
 */
public record RunRecord(
    RunManifest manifest,
    Schedule schedule,
    List<Measurement> measurements,
    List<Agreement> agreements,
    List<ForkRecord> forks,
    @Nullable CostTable costs) {
  public RunRecord {
    measurements = List.copyOf(measurements);
    agreements = List.copyOf(agreements);
    forks = List.copyOf(forks);
  }
}
