package dev.conflayers.app.doctor;

import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.torch.EngineProblem;
import dev.conflayers.model.torch.EngineReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the PyTorch engine measures of itself, once it is asked. */
public final class MeasuredEngine implements EngineInfo {
  /** Nodes of a draft of usual length. */
  private static final int SEVERAL = 8;

  private @Nullable String problem;
  private @Nullable EngineReport report;

  @Override
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    Optional<EngineReport> measured = measured();
    if (measured.isEmpty()) {
      facts.put("engine", "not available: " + problem);
      return facts;
    }
    EngineReport engine = measured.get();
    facts.put("engine", engine.engine());
    facts.put("cuda-devices", Integer.toString(engine.gpus()));
    facts.put("threads", Integer.toString(engine.threads()));
    facts.put(
        "stream-gb-per-s", String.format(Locale.ROOT, "%.1f", engine.streamBytesPerSecond() / 1e9));
    facts.put("kernels-for", engine.kernelModel());
    return facts;
  }

  @Override
  public List<String> findings() {
    return measured()
        .map(MeasuredEngine::findings)
        .orElseGet(() -> List.of("the engine is missing, so nothing can be measured"));
  }

  /**
   * A bf16 pass reads half the bytes of an fp32 pass; only if it takes less time is it of use, and
   * steps of one row and verification of several need not agree.
   */
  static List<String> findings(EngineReport engine) {
    List<String> findings = new ArrayList<>();
    double one = gain(engine, 1);
    double several = gain(engine, SEVERAL);
    if (one > 0 && one < 1) {
      findings.add("bf16 has no fast kernel on this processor: use dtype fp32");
    } else if (one >= 1 && several > 0 && several < 1) {
      findings.add(
          String.format(
              Locale.ROOT,
              "dtype bf16 takes single rows %.1f times as fast as fp32 here but %d rows only %.1f"
                  + " times: use fp32 where drafts are verified",
              one,
              SEVERAL,
              several));
    } else if (one >= 1) {
      findings.add(
          String.format(
              Locale.ROOT, "dtype bf16 decodes about %.1f times as fast as fp32 here", one));
    }
    findings.add(
        engine.gpus() == 0
            ? "there is no CUDA device: use device cpu"
            : "device cuda can be used too");
    return findings;
  }

  /** Returns the speedup of bf16 over fp32 at {@code rows} rows; 0 if that was not timed. */
  private static double gain(EngineReport engine, int rows) {
    double single = rate(engine, "fp32", rows);
    return single > 0 ? 2 * rate(engine, "bf16", rows) / single : 0;
  }

  /** Returns how fast the chosen kernel reads weights, in GB/s; 0 if that was not timed. */
  private static double rate(EngineReport engine, String dtype, int rows) {
    return engine.kernels().stream()
        .filter(row -> row.dtype().equals(dtype) && row.rows() == rows && row.chosen())
        .mapToDouble(EngineReport.KernelRow::gigabytesPerSecond)
        .findFirst()
        .orElse(0);
  }

  @Override
  public String kernels() {
    return measured().map(EngineReport::kernels).map(KernelRates::table).orElse("");
  }

  private Optional<EngineReport> measured() {
    if (report == null && problem == null) {
      try {
        report =
            EngineReport.measure(
                List.of(NumberFormat.FP32, NumberFormat.BF16), 0, System::nanoTime);
      } catch (EngineProblem e) {
        problem = e.getMessage();
      }
    }
    return Optional.ofNullable(report);
  }
}
