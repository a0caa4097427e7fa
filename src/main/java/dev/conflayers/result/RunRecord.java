package dev.conflayers.result;

import java.util.List;

/** Everything a run directory holds. */
public record RunRecord(
    RunManifest manifest,
    Schedule schedule,
    List<Measurement> measurements,
    List<Agreement> agreements) {
  public RunRecord {
    measurements = List.copyOf(measurements);
    agreements = List.copyOf(agreements);
  }
}
