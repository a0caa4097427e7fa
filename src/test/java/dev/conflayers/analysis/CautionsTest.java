package dev.conflayers.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.result.RunManifest;
import dev.conflayers.result.RunRecord;
import dev.conflayers.testing.RunRecords;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CautionsTest {
  /** A run that began beside a build measured everything on kernels for one core, in silence. */
  @Test
  void saysThatTheMachineWasBusyWhenTheKernelsWereCalibrated() {
    assertThat(kinds("0.45")).contains(Caution.Kind.BUSY_MACHINE);
    assertThat(kinds("0.04")).doesNotContain(Caution.Kind.BUSY_MACHINE);
  }

  private static List<Caution.Kind> kinds(String busy) {
    RunRecord run = RunRecords.handMade();
    RunManifest m = run.manifest();
    Map<String, String> model = new TreeMap<>(m.model());
    model.put(Cautions.BUSY_KEY, busy);
    RunManifest changed =
        new RunManifest(
            m.schemaVersion(),
            m.run(),
            m.status(),
            m.suite(),
            m.fingerprint(),
            m.started(),
            m.ended(),
            m.resumed(),
            m.suitePath(),
            m.suiteText(),
            m.shape(),
            model,
            m.environment(),
            m.notes());
    return new Cautions(
            new RunRecord(
                changed, run.schedule(), run.measurements(), run.agreements(), run.costs()))
        .of(List.of(), List.of()).stream().map(Caution::kind).toList();
  }
}
