package dev.conflayers.model.torch;

import dev.conflayers.base.Sha256;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.checkpoint.LlamaConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Key of everything that the times of linear kernels depend on: processor, threads, engine and
 * shapes.
 */
final class MachineKey {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final int DIGITS = 16;

  private MachineKey() {}

  static String of(LlamaConfig c, NumberFormat format, int threads) {
    List<Object> parts =
        List.of(
            processor(),
            Runtime.getRuntime().availableProcessors(),
            threads,
            ScriptModule.engineVersion(),
            c.layers(),
            c.hidden(),
            c.intermediate(),
            c.heads(),
            c.keyValueHeads(),
            c.headDim(),
            c.vocabulary());
    return "kernels-"
        + format.name().toLowerCase(Locale.ROOT)
        + "-"
        + Sha256.of(parts.toString()).substring(0, DIGITS);
  }

  /** Returns the lines that identify the processor; the architecture if the system has none. */
  private static String processor() {
    try {
      return Files.readAllLines(PROCESSORS, StandardCharsets.UTF_8).stream()
          .filter(line -> line.startsWith("model") || line.startsWith("flags"))
          .distinct()
          .toList()
          .toString();
    } catch (IOException e) {
      return System.getProperty("os.arch", "unknown");
    }
  }
}
