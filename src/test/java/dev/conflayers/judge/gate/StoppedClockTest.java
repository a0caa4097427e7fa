package dev.conflayers.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunRecord;
import dev.conflayers.testing.MeasurementLike;
import dev.conflayers.testing.RunLike;
import dev.conflayers.testing.SimulatedRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoppedClockTest {
  /** A clock that stood still gives a logarithm that is no number; nothing may be made of it. */
  @Test
  void aTimeThatIsNoPositiveNumberIsInvalid() {
    RunRecord run = GateTest.here(GateTest.simulated());
    List<Measurement> measurements = new ArrayList<>(run.measurements());
    int at = 0;
    while (!measurements.get(at).strategy().equals(SimulatedRun.FAST)) {
      at++;
    }
    measurements.set(at, MeasurementLike.of(measurements.get(at)).wallNanos(0).measurement());
    RunRecord stopped = RunLike.of(run).measurements(measurements).record();
    RuleVerdict rule = GateTest.only("{metric: s_geo, floor: 1.0}", stopped, GateTest.stored(run));
    assertThat(rule.state()).isEqualTo(GateState.INVALID);
    assertThat(rule.message())
        .contains("times are impossible: measurements.jsonl:", "wall time 0 ns");
  }
}
