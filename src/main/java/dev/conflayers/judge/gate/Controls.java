package dev.conflayers.judge.gate;

import dev.conflayers.judge.figure.ControlComparison;
import org.jspecify.annotations.Nullable;

/** A/A control, full depth against itself, in the form of verdicts and baselines. */
final class Controls {
  private Controls() {}

  /** Returns the control of a run; null if not measured. */
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
