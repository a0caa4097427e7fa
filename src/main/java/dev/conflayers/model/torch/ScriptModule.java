package dev.conflayers.model.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import dev.conflayers.model.EngineOptions;
import dev.conflayers.model.NumberFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The TorchScript program, loaded on one device, and the memory that Java shares with it.
 *
 * <p>Everything a call returns must be closed: DJL's managers own no {@link IValue}.
 */
final class ScriptModule implements AutoCloseable {
  private static final String PROGRAM = "decoder.ts.py";

  private final NDManager manager;
  private final PtSymbolBlock block;
  private final IValue device;
  private final boolean cuda;
  private @Nullable Thread prepared;

  private ScriptModule(NDManager manager, PtSymbolBlock block, IValue device, boolean cuda) {
    this.manager = manager;
    this.block = block;
    this.device = device;
    this.cuda = cuda;
  }

  /** Loads the engine's native libraries and the program; refuses a missing device. */
  static ScriptModule open(EngineOptions options) {
    try {
      Engine engine = Engine.getEngine("PyTorch");
      boolean cuda = options.device() == dev.conflayers.model.Device.CUDA;
      if (cuda && engine.getGpuCount() == 0) {
        throw new EngineProblem(
            "device cuda is not available: PyTorch "
                + engine.getVersion()
                + " sees no GPU; build with `mvn -Pcuda -Dmaven.test.skip=true package` on a"
                + " machine with an NVIDIA driver, or use device cpu");
      }
      Device device = cuda ? Device.gpu(0) : Device.cpu();
      if (!cuda) {
        JniUtils.setNumThreads(threads(options));
      }
      NDManager manager = NDManager.newBaseManager(device, "PyTorch");
      PtSymbolBlock block =
          JniUtils.loadModule(
              (PtNDManager) manager,
              new ByteArrayInputStream(ScriptArchive.of("Decoder", source())),
              false,
              false);
      IValue like = IValue.from((PtNDArray) manager.zeros(new Shape(1), DataType.FLOAT32));
      return new ScriptModule(manager, block, like, cuda);
    } catch (EngineException | IOException | IllegalStateException | UnsatisfiedLinkError e) {
      throw new EngineProblem(
          "the PyTorch engine cannot be loaded: "
              + firstLine(e)
              + "; the natives come with the build (mvn package) for Linux x86-64 and arm64 and for"
              + " macOS arm64",
          e);
    }
  }

  static int threads(EngineOptions options) {
    return options.threads() > 0
        ? options.threads()
        : Math.max(1, Runtime.getRuntime().availableProcessors());
  }

  static String engineVersion() {
    return Engine.getEngine("PyTorch").getVersion();
  }

  private static String source() {
    try (InputStream in = ScriptModule.class.getResourceAsStream(PROGRAM)) {
      if (in == null) {
        throw new IllegalStateException(PROGRAM + " is missing from the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a method of the program: one crossing into native code. */
  IValue call(String method, IValue... arguments) {
    prepareThread();
    return IValueUtils.runMethod(block, method, arguments);
  }

  /**
   * Waits for a GPU: kernels of a stream run in launch order, so reading back a value that was
   * launched last waits for all before it.
   */
  void synchronize() {
    if (cuda) {
      readBack();
    }
  }

  /** Makes a value on the device and returns it. */
  float readBack() {
    try (NDArray one = manager.ones(new Shape(1), DataType.FLOAT32)) {
      return one.toFloatArray()[0];
    }
  }

  /** Runs a method for its effect and closes its result; the caller still owns the arguments. */
  void effect(String method, IValue... arguments) {
    call(method, arguments).close();
  }

  /**
   * Turns off, once for each thread, autograd and the optimising executor: the KV cache is longer
   * in every call, and the executor would specialise the graph again for every length.
   */
  private void prepareThread() {
    Thread current = Thread.currentThread();
    if (prepared != current) {
      JniUtils.setGradMode(false);
      JniUtils.setGraphExecutorOptimize(false);
      prepared = current;
    }
  }

  /** Returns zeros of any number format on the module's device. */
  IValue allocate(NumberFormat format, long... shape) {
    return create("allocate", format, shape);
  }

  /** Returns a tensor with arbitrary values, whose memory has been touched. */
  IValue sample(NumberFormat format, long... shape) {
    return create("sample", format, shape);
  }

  private IValue create(String method, NumberFormat format, long... shape) {
    try (IValue size = IValue.listFrom(shape);
        IValue type = IValue.from((long) ScalarType.code(format))) {
      return call(method, device, size, type);
    }
  }

  /** Returns the tensor that determines the module's device. */
  IValue device() {
    return device;
  }

  /** Returns an empty list of tensors, for {@code add} to append to. */
  IValue newList() {
    return call("nothing");
  }

  /** Allocates host memory shared by both sides. */
  Shared share(DataType type, long... shape) {
    NDManager host = manager.newSubManager(Device.cpu());
    PtNDArray array = (PtNDArray) host.zeros(new Shape(shape), type);
    return new Shared(host, IValue.from(array), array.toByteBuffer(true));
  }

  @Override
  public void close() {
    device.close();
    block.close();
    manager.close();
  }

  private static String firstLine(Throwable e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message.lines().findFirst().orElse("");
  }

  /** A host tensor and its memory. */
  static final class Shared implements AutoCloseable {
    private final NDManager owner;
    private final IValue tensor;
    private final ByteBuffer bytes;

    Shared(NDManager owner, IValue tensor, ByteBuffer bytes) {
      this.owner = owner;
      this.tensor = tensor;
      this.bytes = bytes.order(ByteOrder.nativeOrder());
    }

    IValue tensor() {
      return tensor;
    }

    ByteBuffer bytes() {
      return bytes;
    }

    @Override
    public void close() {
      tensor.close();
      owner.close();
    }
  }
}
