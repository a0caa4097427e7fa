package dev.conflayers.model.llama;

import dev.conflayers.model.Device;
import dev.conflayers.model.EngineOptions;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.testing.Cases;
import dev.conflayers.testing.EngineLaws;
import dev.conflayers.testing.TinyLlama;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The engine keeps the session's contract, on random models of every family. */
class EngineLawsIT {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> agreesWithTheReferenceInDoublePrecision() {
    return Cases.of(25, random -> check(random, NumberFormat.FP64, 1e-9));
  }

  @TestFactory
  Stream<DynamicTest> agreesWithTheReferenceInSinglePrecision() {
    return Cases.of(12, random -> check(random, NumberFormat.FP32, 2e-4));
  }

  private void check(SplittableRandom random, NumberFormat format, double tolerance) {
    TinyLlama tiny = TinyLlama.random(random);
    try (LoadedModel engine = open(tiny.write(fresh()), format)) {
      EngineLaws.all(engine.model(), tiny.reference(), tolerance, random);
    }
  }

  private Path fresh() {
    try {
      return Files.createTempDirectory(folder, "tiny");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static LoadedModel open(Path path, NumberFormat format) {
    try (Checkpoint checkpoint = Checkpoints.open(path)) {
      return new LlamaEngine(System::nanoTime)
          .load(checkpoint, EngineOptions.of(format, Device.CPU, 1), note -> {});
    }
  }
}
