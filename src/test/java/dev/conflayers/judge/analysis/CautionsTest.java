package dev.conflayers.judge.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.evidence.MachineState;
import dev.conflayers.evidence.RunView;
import dev.conflayers.record.RunRecord;
import dev.conflayers.testing.RunRecords;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CautionsTest {
  /** A run that began beside a build measured everything on kernels for one core, in silence. */
  @Test
  void saysThatTheMachineWasBusyWhenTheKernelsWereCalibrated() {
    assertThat(kinds("0.45")).contains(Caution.Kind.BUSY_MACHINE);
    assertThat(kinds("0.04")).doesNotContain(Caution.Kind.BUSY_MACHINE);
  }

  private static List<Caution.Kind> kinds(String busy) {
    RunRecord run = RunRecords.onModel(Map.of(MachineState.BUSY_KEY, busy));
    RunView index = RunView.of(run);
    return new Cautions(index, List.of())
        .of(List.of(), MachineState.of(index), List.of()).stream().map(Caution::kind).toList();
  }
}
