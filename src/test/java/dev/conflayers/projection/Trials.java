package dev.conflayers.projection;

import dev.conflayers.result.Disturbance;
import dev.conflayers.result.Measurement;
import dev.conflayers.result.Phase;
import dev.conflayers.result.TrialStatus;
import dev.conflayers.token.TokenIds;
import java.util.List;

/** Measured trials of which only the steps matter. */
final class Trials {
  private Trials() {}

  static Measurement of(String example, Measurement.Step... steps) {
    return new Measurement(
        0,
        0,
        0,
        0,
        Phase.MEASURED,
        "m",
        "gsm8k",
        "conflayers",
        example,
        0,
        TrialStatus.OK,
        null,
        8,
        TokenIds.of(1),
        "",
        "length",
        0,
        0,
        1,
        1,
        new Measurement.Timing(0, 1, 1, 0, 2),
        new Measurement.Weights(100, 100, 100, 0),
        Disturbance.unknown(),
        List.of(steps),
        List.of());
  }
}
