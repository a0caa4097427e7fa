package dev.conflayers.projection;

import dev.conflayers.result.Disturbance;
import dev.conflayers.result.Finish;
import dev.conflayers.result.Measurement;
import dev.conflayers.result.Phase;
import dev.conflayers.result.TrialStatus;
import dev.conflayers.token.TokenIds;
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
