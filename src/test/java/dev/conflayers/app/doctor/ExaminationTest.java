package dev.conflayers.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.model.torch.EngineReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An examination ends with what its figures mean. */
class ExaminationTest {
  @Test
  void aBusyMachineIsNotTrusted() {
    assertThat(
            Examination.meaning(
                Map.of("load-1-minute", "1.50", "cores", "2", "governor", "powersave"),
                List.of("use dtype fp32")))
        .isEqualTo(
            "Use dtype fp32; the powersave governor changes the clock while measuring; load is high"
                + " (1.50 on 2 cores), so timings are not to be trusted.");
  }

  @Test
  void aQuotaOfTheControlGroupThrottles() {
    assertThat(
            Examination.meaning(
                Map.of("load-1-minute", "0.10", "cores", "1", "cpu-quota", "0.50"), List.of()))
        .startsWith("A control group allows 0.50 processors, so whatever uses more is throttled");
  }

  @Test
  void aQuietMachineIs() {
    assertThat(Examination.meaning(Map.of("load-1-minute", "0.50", "cores", "2"), List.of()))
        .isEqualTo("The machine is quiet enough to measure.");
  }

  /** A bf16 pass reads half of an fp32 pass: at 9 of 20 GB/s it takes longer, at 15 it does not. */
  @Test
  void halfPrecisionIsJudgedByTimeNotByRate() {
    assertThat(MeasuredEngine.findings(report(9, 0)))
        .containsExactly(
            "bf16 has no fast kernel on this processor: use dtype fp32",
            "there is no CUDA device: use device cpu");
    assertThat(MeasuredEngine.findings(report(15, 1)))
        .containsExactly(
            "dtype bf16 decodes about 1.5 times as fast as fp32 here",
            "device cuda can be used too");
  }

  /** What verification needs are several rows, which bf16 may multiply far slower than one. */
  @Test
  void halfPrecisionThatIsFastForOneRowOnlyIsSaidSo() {
    List<EngineReport.KernelRow> rows = new ArrayList<>(report(15, 0).kernels());
    rows.add(new EngineReport.KernelRow("fp32", 8, "packed", 16, true));
    rows.add(new EngineReport.KernelRow("bf16", 8, "widened", 4, true));
    assertThat(MeasuredEngine.findings(new EngineReport("PyTorch", 0, 2, 25e9, "toy", rows)))
        .contains(
            "dtype bf16 takes single rows 1.5 times as fast as fp32 here but 8 rows only 0.5 times:"
                + " use fp32 where drafts are verified");
  }

  @Test
  void kernelsAreAColumnEachAndTheChosenOneIsMarked() {
    assertThat(KernelRates.table(report(15, 0).kernels()).lines().skip(1))
        .containsExactly(
            "dtype  rows       plain     widened",
            "fp32      1       *20.0           –",
            "bf16      1       *15.0         3.0",
            "bf16      2       *90.0           –");
  }

  private static EngineReport report(double bf16, int gpus) {
    return new EngineReport(
        "PyTorch",
        gpus,
        2,
        25e9,
        "toy",
        List.of(
            new EngineReport.KernelRow("fp32", 1, "plain", 20, true),
            new EngineReport.KernelRow("bf16", 1, "widened", 3, false),
            new EngineReport.KernelRow("bf16", 1, "plain", bf16, true),
            new EngineReport.KernelRow("bf16", 2, "plain", 90, true)));
  }
}
