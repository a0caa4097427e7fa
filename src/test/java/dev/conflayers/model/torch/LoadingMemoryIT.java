package dev.conflayers.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.conflayers.base.ModelFacts;
import dev.conflayers.base.fetch.CacheDirectory;
import dev.conflayers.base.fetch.ModelCatalog;
import dev.conflayers.model.Device;
import dev.conflayers.model.EngineOptions;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.NumberFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Loading holds little more than the weights it leaves behind. */
class LoadingMemoryIT {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path RESET = Path.of("/proc/self/clear_refs");
  private static final double MOST = 1.2;

  @Test
  void peaksAtNoMoreThanAFifthAboveTheWeights() throws IOException {
    Optional<Path> model =
        ModelCatalog.of(CacheDirectory.ofThisUser(Optional.empty()), System.getenv())
            .locate(ModelCatalog.DEFAULT_MODEL);
    assumeTrue(
        model.isPresent(), "SKIPPED: " + ModelCatalog.DEFAULT_MODEL + " is not in the cache");
    assumeTrue(Files.isWritable(RESET), "SKIPPED: " + RESET + " is not there to reset the peak by");
    // The engine's libraries are not part of what a model takes.
    EngineLawsIT.open(Path.of("src/test/resources/oracle/qwen2-tiny"), NumberFormat.FP32).close();
    NativeHeap.trim();
    Files.writeString(RESET, "5");
    long before = kilobytes("VmRSS:");
    EngineOptions options = EngineOptions.of(NumberFormat.FP32, Device.CPU, 0);
    try (LoadedModel loaded =
        new LlamaEngine(System::nanoTime)
            .load(model.orElseThrow().toString(), options, note -> {})) {
      long weights =
          Long.parseLong(Objects.requireNonNull(loaded.provenance().get(ModelFacts.WEIGHTS_BYTES)))
              / 1024;
      long peak = kilobytes("VmHWM:") - before;
      assertThat(peak / (double) weights)
          .as("%s kB over %s kB", peak, weights)
          .isBetween(1.0, MOST);
    }
  }

  private static long kilobytes(String key) throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith(key))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
