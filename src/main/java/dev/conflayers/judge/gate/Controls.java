package dev.conflayers.judge.gate;

import dev.conflayers.judge.analysis.ControlComparison;
import org.jspecify.annotations.Nullable;

/** Full depth against itself, as verdicts and baselines hold it. */
final class Controls {
  private Controls() {}

  /** Returns the control of a run; null where it was not measured. */
  static GateVerdict.@Nullable Control of(ControlComparison control) {
    if (control.ratio() == null || control.ratio().value() == null) {
      return null;
    }
    return new GateVerdict.Control(
        control.ratio().value(),
        control.ratio().bounds().low(),
        control.ratio().bounds().high(),
        switch (control.state()) {
          case OK -> "OK";
          case BIASED -> "BIASED";
          case NOISY, ABSENT -> "CANNOT_TELL";
        });
  }
}
