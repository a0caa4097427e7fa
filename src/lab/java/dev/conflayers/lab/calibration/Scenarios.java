package dev.conflayers.lab.calibration;

import java.util.List;
import java.util.stream.Stream;

/** All scenarios, in the order of the report. */
final class Scenarios {
  private Scenarios() {}

  static List<Scenario> all() {
    return Stream.of(
            CrossedScenarios.all(),
            SameTwiceScenarios.all(),
            RatioScenarios.all(),
            ClaimScenarios.all(),
            VerdictScenarios.all(),
            QualityScenarios.all(),
            TemplateScenarios.all(),
            LatencyScenarios.all(),
            SeriesScenarios.all())
        .flatMap(List::stream)
        .toList();
  }
}
