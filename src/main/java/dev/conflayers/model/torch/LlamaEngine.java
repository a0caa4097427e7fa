package dev.conflayers.model.torch;

import ai.djl.pytorch.jni.IValue;
import dev.conflayers.base.ModelFacts;
import dev.conflayers.model.Device;
import dev.conflayers.model.Engine;
import dev.conflayers.model.EngineOptions;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.ModelDimensions;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.StoredModel;
import dev.conflayers.model.checkpoint.LlamaConfig;
import dev.conflayers.model.plain.PlainWeights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * PyTorch engine for Llama-family checkpoints: Hugging Face directories and GGUF files.
 *
 * <p>Before it loads the weights it calibrates the linear kernels for the checkpoint's shapes, in a
 * quiet moment if there is one; afterwards it compares, on a CPU, the bandwidth of full-depth steps
 * with that of streaming memory. All results go into the model's provenance.
 */
public final class LlamaEngine implements Engine {
  private final LongSupplier nanos;
  private final Optional<Path> memory;
  private final DoubleSupplier quietMoment;

  /**
   * Returns an engine that calibrates from scratch at every start, however busy the machine is,
   * with {@code nanos} as its clock: for work whose times do not matter.
   */
  public LlamaEngine(LongSupplier nanos) {
    this(nanos, Optional.empty(), () -> 0);
  }

  /**
   * Returns an engine that calibrates in a quiet moment and keeps the best time of every kernel.
   *
   * @param nanos the calibration's clock
   * @param memory directory of those times, made when it is needed; empty to keep none
   */
  public LlamaEngine(LongSupplier nanos, Optional<Path> memory) {
    this(nanos, memory, QuietMoment::await);
  }

  private LlamaEngine(LongSupplier nanos, Optional<Path> memory, DoubleSupplier quietMoment) {
    this.nanos = nanos;
    this.memory = memory;
    this.quietMoment = quietMoment;
  }

  /**
   * {@inheritDoc}
   *
   * @throws dev.conflayers.model.checkpoint.CheckpointProblem if the checkpoint cannot be used
   * @throws EngineProblem if the engine, device or number format is not available
   */
  @Override
  public LoadedModel load(String path, EngineOptions options, Consumer<String> progress) {
    refuseWhatNoKernelServes(options);
    try (Checkpoint checkpoint = Checkpoints.open(Path.of(path), options.tokenizer())) {
      String borrowed = checkpoint.provenance().get(Checkpoints.BORROWED);
      if (borrowed != null) {
        progress.accept("The tokenizer is that of " + borrowed + ".");
      }
      if (options.device() == Device.JAVA) {
        return plain(checkpoint, options, progress);
      }
      // Reading a vocabulary leaves garbage of half its size.
      NativeHeap.trim();
      double others = quietMoment.getAsDouble();
      if (others > QuietMoment.QUIET) {
        progress.accept(
            String.format(
                Locale.ROOT,
                "Other programs use %.0f%% of the processors: the calibration may go wrong.",
                100 * others));
      }
      LoadedModel loaded = load(checkpoint, options, progress);
      Map<String, String> provenance = new TreeMap<>(loaded.provenance());
      if (options.device() == Device.CPU) {
        FullDepthRate rate = FullDepthRate.measure((LlamaModel) loaded.model(), nanos);
        provenance.put(ModelFacts.STREAM_RATE, whole(rate.streamBytesPerSecond()));
        provenance.put(ModelFacts.STEP_RATE, whole(rate.stepBytesPerSecond()));
      }
      NativeHeap.trim();
      provenance.put("busy-with-others", String.format(Locale.ROOT, "%.2f", others));
      return new LoadedModel(loaded.model(), loaded.tokenizer(), provenance);
    }
  }

  @Override
  public StoredModel stored(String path) {
    return Checkpoints.stored(Path.of(path));
  }

  /**
   * {@inheritDoc}
   *
   * @param path a directory with config.json, config.json itself, or a GGUF file
   */
  @Override
  public ModelDimensions dimensions(String path) {
    return Untrained.dimensions(Path.of(path));
  }

  /**
   * {@inheritDoc}
   *
   * @throws EngineProblem if the engine, device or number format is not available
   */
  @Override
  public LoadedModel untrained(
      ModelDimensions dimensions, EngineOptions options, Consumer<String> progress) {
    refuseWhatNoKernelServes(options);
    if (options.device() == Device.JAVA) {
      throw new EngineProblem("device java does not support random weights; use device cpu");
    }
    try (Checkpoint checkpoint = Untrained.checkpoint(dimensions)) {
      return load(checkpoint, options, progress);
    }
  }

  /** Loads without PyTorch: no kernels to time, and no rounding that depends on the machine. */
  private static LoadedModel plain(
      Checkpoint checkpoint, EngineOptions options, Consumer<String> progress) {
    progress.accept("in plain Java");
    Map<String, String> provenance = new TreeMap<>(checkpoint.provenance());
    provenance.put(ModelFacts.DTYPE, lower(options.dtype()));
    provenance.put(ModelFacts.DEVICE, lower(options.device()));
    provenance.put(ModelFacts.THREADS, "1");
    provenance.put(ModelFacts.ENGINE, "plain Java");
    return new LoadedModel(
        PlainWeights.load(checkpoint.config(), checkpoint.weights(), options.contextLength()),
        checkpoint.tokenizer(),
        provenance);
  }

  LoadedModel load(Checkpoint checkpoint, EngineOptions options, Consumer<String> progress) {
    ScriptModule module = ScriptModule.open(options);
    try {
      KernelTable kernels = calibrate(checkpoint.config(), options, module, progress);
      NativeHeap.trim();
      return load(checkpoint, options, module, kernels, progress);
    } catch (RuntimeException e) {
      module.close();
      throw e;
    }
  }

  /** Loads with the kernels of {@code kernels}; the model owns {@code module} from here on. */
  static LoadedModel load(
      Checkpoint checkpoint,
      EngineOptions options,
      ScriptModule module,
      KernelTable kernels,
      Consumer<String> progress) {
    IValue weights =
        new WeightLoader(module, checkpoint, options.dtype(), kernels, new TenthsOf(progress))
            .load();
    LlamaModel model = new LlamaModel(checkpoint.config(), options, module, kernels, weights);
    Map<String, String> provenance = new TreeMap<>(checkpoint.provenance());
    provenance.put(ModelFacts.DTYPE, lower(options.dtype()));
    provenance.put(ModelFacts.DEVICE, lower(options.device()));
    provenance.put(ModelFacts.THREADS, Integer.toString(ScriptModule.threads(options)));
    provenance.put(ModelFacts.ENGINE, "PyTorch " + ScriptModule.engineVersion());
    provenance.put(ModelFacts.LINEAR_KERNELS, kernels.summary());
    provenance.put(ModelFacts.WEIGHTS_BYTES, Long.toString(residentBytes(model)));
    provenance.put(ModelFacts.CACHE_BYTES, Long.toString(cacheBytes(model)));
    return new LoadedModel(model, checkpoint.tokenizer(), provenance);
  }

  /** Returns the size in bytes of one position's keys and values in all layers. */
  private static long cacheBytes(LlamaModel model) {
    LlamaConfig config = model.config();
    return 2L
        * config.layers()
        * config.keyValueHeads()
        * config.headDim()
        * ScalarType.bytes(model.format());
  }

  private static String whole(double value) {
    return Long.toString(Math.round(value));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static void refuseWhatNoKernelServes(EngineOptions options) {
    if (options.device() == Device.CPU && options.dtype() == NumberFormat.FP16) {
      throw new EngineProblem(
          "dtype fp16 is for device cuda: no CPU kernel multiplies several fp16 rows at once at a"
              + " useful speed; use fp32, or bf16 where the processor has bf16 instructions");
    }
    if (options.device() == Device.JAVA && options.dtype() != NumberFormat.FP64) {
      throw new EngineProblem("device java computes in double precision only: use dtype fp64");
    }
    if (options.device() == Device.CUDA && options.dtype() == NumberFormat.FP64) {
      throw new EngineProblem("dtype fp64 is for device cpu; use fp32, bf16 or fp16 on cuda");
    }
  }

  /** Returns the bytes of the weights, including the embedding even if it is also the head. */
  private static long residentBytes(LlamaModel model) {
    LlamaConfig config = model.config();
    long embedding =
        (long) config.vocabulary() * config.hidden() * ScalarType.bytes(model.format());
    boolean shared = config.tied() && !model.kernels().packed();
    return model.shape().fullPassBytes() + (shared ? 0 : embedding);
  }

  private KernelTable calibrate(
      LlamaConfig config, EngineOptions options, ScriptModule module, Consumer<String> progress) {
    if (options.dtype() == NumberFormat.FP64 || options.device() == Device.CUDA) {
      return KernelTable.always(LinearKernel.PLAIN);
    }
    int threads = ScriptModule.threads(options);
    KernelMemory times = remembered(config, options, threads, progress);
    KernelTable table =
        new KernelCalibration(module, options.dtype(), nanos, times).run(config, threads);
    try {
      times.keep();
    } catch (IOException e) {
      tellUnkept(progress, e);
    }
    return table;
  }

  /** Returns the measurements of earlier starts; nothing if they cannot be read. */
  private KernelMemory remembered(
      LlamaConfig config, EngineOptions options, int threads, Consumer<String> progress) {
    if (memory.isEmpty()) {
      return KernelMemory.none();
    }
    try {
      return KernelMemory.in(memory.get(), MachineKey.of(config, options.dtype(), threads));
    } catch (IOException e) {
      tellUnkept(progress, e);
      return KernelMemory.none();
    }
  }

  private void tellUnkept(Consumer<String> progress, IOException e) {
    progress.accept("Kernel times cannot be saved in " + memory.orElseThrow() + ": " + e + ".");
  }

  /** Reports every tenth of the progress. */
  private static final class TenthsOf implements LoadProgress {
    private final Consumer<String> listener;
    private long told;

    TenthsOf(Consumer<String> listener) {
      this.listener = listener;
    }

    @Override
    public void at(String what, long done, long total) {
      long tenth = 10 * done / total;
      if (tenth > told) {
        told = tenth;
        listener.accept(
            String.format(Locale.ROOT, "%s: %d%% of %.0f MB", what, 10 * tenth, total / 1e6));
      }
    }
  }
}
