package dev.conflayers.model.torch;

import ai.djl.engine.Engine;
import dev.conflayers.model.Device;
import dev.conflayers.model.EngineOptions;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.checkpoint.LlamaConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The engine's capabilities and speed on this machine.
 *
 * @param engine name and version
 * @param gpus CUDA devices available to the engine
 * @param threads threads of one operation
 * @param streamBytesPerSecond bandwidth of plain memory reads
 * @param kernels linear kernel chosen for each number of rows, with the matrix shapes of {@code
 *     kernelModel}
 */
public record EngineReport(
    String engine,
    int gpus,
    int threads,
    double streamBytesPerSecond,
    String kernelModel,
    List<KernelRow> kernels) {
  public EngineReport {
    kernels = List.copyOf(kernels);
  }

  /**
   * Timing of one kernel at one number of rows.
   *
   * @param gigabytesPerSecond bandwidth at which it read weights
   * @param chosen whether passes with that number of rows use it
   */
  public record KernelRow(
      String dtype, int rows, String kernel, double gigabytesPerSecond, boolean chosen) {}

  /** Measures stream bandwidth and, on a CPU, the linear kernels of each of {@code formats}. */
  public static EngineReport measure(List<NumberFormat> formats, int threads, LongSupplier nanos) {
    List<KernelRow> rows = new ArrayList<>();
    EngineOptions options = new EngineOptions(NumberFormat.FP32, Device.CPU, threads, 0);
    try (ScriptModule module = ScriptModule.open(options)) {
      for (NumberFormat format : formats) {
        KernelTable table =
            new KernelCalibration(module, format, nanos, KernelMemory.none())
                .run(smolLm2Shape(), ScriptModule.threads(options));
        for (KernelTable.Timing timing : table.timings()) {
          rows.add(
              new KernelRow(
                  format.name().toLowerCase(Locale.ROOT),
                  timing.rows(),
                  timing.kernel().label(),
                  timing.gigabytesPerSecond(),
                  table.forRows(timing.rows()) == timing.kernel()));
        }
      }
      return new EngineReport(
          "PyTorch " + ScriptModule.engineVersion(),
          Engine.getEngine("PyTorch").getGpuCount(),
          ScriptModule.threads(options),
          StreamBandwidth.measure(module, nanos),
          "SmolLM2-135M",
          rows);
    }
  }

  private static LlamaConfig smolLm2Shape() {
    return new LlamaConfig(
        "llama",
        30,
        576,
        1536,
        9,
        3,
        64,
        49_152,
        8_192,
        1e-5,
        LlamaConfig.Rope.plain(100_000),
        true,
        false,
        false,
        false,
        Set.of());
  }
}
