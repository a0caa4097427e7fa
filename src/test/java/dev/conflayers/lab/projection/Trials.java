package dev.conflayers.lab.projection;

import dev.conflayers.model.token.TokenIds;
import dev.conflayers.record.Disturbance;
import dev.conflayers.record.Finish;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.TrialStatus;
import dev.conflayers.suite.declared.Phase;
import java.util.List;

/** Measured trials of which only the steps matter. */
final class Trials {
  private Trials() {}

  static Measurement of(String example, Measurement.Step... steps) {
    return Measurement.of(
        new Measurement.Place(0, 0, 0, 0, Phase.MEASURED),
        new Measurement.Work("m", "gsm8k", "conflayers", example, 0),
        new Measurement.Ending(TrialStatus.OK, null, Finish.LENGTH),
        new Measurement.Emission(8, TokenIds.of(1), "", 1),
        new Measurement.Cost(
            0,
            0,
            1,
            new Measurement.Timing(0, 1, 1, 0, 2),
            new Measurement.Weights(100, 100, 100, 0),
            Disturbance.unknown()),
        new Measurement.Trace(List.of(steps), List.of()));
  }
}
