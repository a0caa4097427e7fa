package dev.conflayers.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.Device;
import dev.conflayers.model.EngineOptions;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.testing.TinyLlama;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model in plain Java, opened from a checkpoint as the command line opens it. */
class PlainEngineIT {
  @TempDir private Path folder;

  private LoadedModel load(NumberFormat dtype, Device device) {
    return new LlamaEngine(System::nanoTime)
        .load(folder.toString(), EngineOptions.of(dtype, device, 1), line -> {});
  }

  private static double[] scores(LoadedModel model, int... tokens) {
    try (DecodeSession session = model.model().openSession(tokens.length)) {
      return session.append(tokens, SkipSet.ofLayers(1), Readout.everything()).values(0);
    }
  }

  @Test
  void scoresAsTheOtherEngineInDoublePrecisionDoes() throws IOException {
    TinyLlama.random(new SplittableRandom(8)).write(folder);
    try (LoadedModel java = load(NumberFormat.FP64, Device.JAVA);
        LoadedModel torch = load(NumberFormat.FP64, Device.CPU)) {
      assertThat(scores(java, 3, 1, 2)).containsExactly(scores(torch, 3, 1, 2), within(1e-10));
    }
  }

  @Test
  void computesInDoublePrecisionOnly() throws IOException {
    TinyLlama.random(new SplittableRandom(8)).write(folder);
    assertThatThrownBy(() -> load(NumberFormat.FP32, Device.JAVA))
        .isInstanceOf(EngineProblem.class)
        .hasMessageContaining("use dtype fp64");
  }
}
