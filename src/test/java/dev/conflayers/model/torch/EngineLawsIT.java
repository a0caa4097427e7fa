package dev.conflayers.model.torch;

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
import java.util.stream.IntStream;
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

  @TestFactory
  Stream<DynamicTest> agreesWithTheReferenceWhereTheEmbeddingServesAsHead() {
    return Cases.of(12, this::checkEmbeddingAsHead);
  }

  private void checkEmbeddingAsHead(SplittableRandom random) {
    TinyLlama tiny = TinyLlama.random(random);
    EngineOptions options = EngineOptions.of(NumberFormat.FP64, Device.CPU, 1);
    KernelTable plain = KernelTable.always(LinearKernel.PLAIN);
    try (Checkpoint checkpoint = Checkpoints.open(tiny.write(fresh()))) {
      int parts = checkpoint.config().tied() ? evenParts(checkpoint.config().vocabulary()) : 0;
      KernelTable kernels = new KernelTable(plain.packed(), parts, plain.timings());
      try (LoadedModel engine =
          LlamaEngine.load(checkpoint, options, ScriptModule.open(options), kernels, note -> {})) {
        EngineLaws.all(engine.model(), tiny.reference(), 1e-9, random);
      }
    }
  }

  /** Returns the smallest number of blocks, above one if there is any, that divides the words. */
  private static int evenParts(int words) {
    return IntStream.rangeClosed(2, words).filter(parts -> words % parts == 0).min().orElse(1);
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
