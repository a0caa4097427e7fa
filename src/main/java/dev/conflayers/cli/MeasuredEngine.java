package dev.conflayers.cli;

import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.llama.EngineProblem;
import dev.conflayers.model.llama.EngineReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the PyTorch engine measures of itself, once it is asked. */
final class MeasuredEngine implements EngineInfo {
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
  public String kernels() {
    return measured().map(EngineReport::kernelTable).orElse("");
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
