package dev.conflayers.model.llama;

import ai.djl.pytorch.jni.IValue;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.llama.format.LlamaConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Opens the PyTorch engine, calibrates it for a checkpoint's shapes and loads the weights. */
public final class LlamaEngine {
  private LlamaEngine() {}

  /**
   * Loads the checkpoint at {@code path}: a Hugging Face directory or a GGUF file.
   *
   * @param tokenizer where the tokenizer is, if not with the checkpoint
   * @param nanos the clock the calibration reads
   * @throws dev.conflayers.model.llama.format.CheckpointProblem if the checkpoint cannot be used
   * @throws EngineProblem if the engine, device or number format cannot be had
   */
  public static LoadedModel load(
      Path path,
      Optional<Path> tokenizer,
      EngineOptions options,
      LongSupplier nanos,
      LoadProgress progress) {
    try (Checkpoint checkpoint =
        tokenizer.isPresent() ? Checkpoints.open(path, tokenizer.get()) : Checkpoints.open(path)) {
      double stream = streamBytesPerSecond(options, nanos);
      LoadedModel loaded = load(checkpoint, options, nanos, progress);
      Map<String, String> provenance = new TreeMap<>(loaded.provenance());
      provenance.put("stream-bytes-per-second", Long.toString(Math.round(stream)));
      return new LoadedModel(loaded.model(), loaded.tokenizer(), provenance);
    }
  }

  /** Loads {@code checkpoint}; {@code nanos} is the clock the calibration reads. */
  static LoadedModel load(
      Checkpoint checkpoint, EngineOptions options, LongSupplier nanos, LoadProgress progress) {
    ScriptModule module = ScriptModule.open(options);
    try {
      KernelTable kernels = calibrate(checkpoint.config(), options, module, nanos);
      IValue weights =
          new WeightLoader(module, checkpoint, options.format(), kernels.packed(), progress).load();
      LlamaModel model = new LlamaModel(checkpoint.config(), options, module, kernels, weights);
      Map<String, String> provenance = new TreeMap<>(checkpoint.provenance());
      provenance.put("dtype", options.format().suiteName());
      provenance.put("device", options.device());
      provenance.put("threads", Integer.toString(ScriptModule.threads(options)));
      provenance.put("engine", "PyTorch " + ScriptModule.engineVersion());
      provenance.put("linear-kernels", kernels.summary());
      provenance.put("weights-resident-bytes", Long.toString(residentBytes(model)));
      return new LoadedModel(model, checkpoint.tokenizer(), provenance);
    } catch (RuntimeException e) {
      module.close();
      throw e;
    }
  }

  /** Measures before anything is loaded, so that the peak of memory is the weights'. */
  private static double streamBytesPerSecond(EngineOptions options, LongSupplier nanos) {
    try (ScriptModule module = ScriptModule.open(options)) {
      return StreamBandwidth.measure(module, nanos);
    }
  }

  /** Returns the bytes of the weights, the embedding included even where it is also the head. */
  private static long residentBytes(LlamaModel model) {
    long embedding =
        (long) model.config().vocabulary() * model.config().hidden() * model.format().bytes();
    boolean shared = model.config().tied() && !model.kernels().packed();
    return model.shape().fullPassBytes() + (shared ? 0 : embedding);
  }

  private static KernelTable calibrate(
      LlamaConfig config, EngineOptions options, ScriptModule module, LongSupplier nanos) {
    if (options.format() == NumberFormat.FP64 || options.device().equals("cuda")) {
      return KernelTable.always(LinearKernel.PLAIN);
    }
    return new KernelCalibration(module, options.format(), nanos).run(config);
  }
}
