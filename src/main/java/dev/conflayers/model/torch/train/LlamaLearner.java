package dev.conflayers.model.torch.train;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.checkpoint.LlamaConfig;
import dev.conflayers.model.torch.EngineProblem;
import dev.conflayers.model.torch.RopeTable;
import dev.conflayers.model.torch.ScriptArchive;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Trainer on the CPU with the program {@code trainer.ts.py}: one native call per pass. */
public final class LlamaLearner implements Learner {
  private static final String PROGRAM = "trainer.ts.py";

  private final LlamaConfig config;
  private final ParameterLayout layout;
  private final DataType type;
  private final NDManager manager;
  private final PtSymbolBlock block;
  private final NDArray gradient;
  private final NDArray rope;
  private final Map<Vector, NDArray> vectors = new EnumMap<>(Vector.class);

  private LlamaLearner(LlamaConfig config, DataType type, NDManager manager, PtSymbolBlock block) {
    this.config = config;
    this.layout = new ParameterLayout(config);
    this.type = type;
    this.manager = manager;
    this.block = block;
    gradient = manager.zeros(new Shape(layout.size()), type);
    for (Vector vector : Vector.values()) {
      vectors.put(vector, manager.zeros(new Shape(layout.size()), type));
    }
    rope = manager.zeros(new Shape(2, config.contextLength(), config.headDim()), type);
    new RopeTable(config)
        .write(config.contextLength(), type == DataType.FLOAT64, bytes((PtNDArray) rope));
  }

  /**
   * Returns a learner in single precision whose weights are all zero.
   *
   * @param threads of the tensor library; 0 for one per processor
   */
  public static LlamaLearner open(LlamaConfig config, int threads) {
    return open(config, threads, DataType.FLOAT32);
  }

  /** Returns a learner; double precision serves to check gradients. */
  static LlamaLearner open(LlamaConfig config, int threads, DataType type) {
    try {
      Engine.getEngine("PyTorch");
      JniUtils.setNumThreads(
          threads > 0 ? threads : Math.max(1, Runtime.getRuntime().availableProcessors()));
      NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
      byte[] archive = ScriptArchive.of("Trainer", source());
      PtSymbolBlock block =
          JniUtils.loadModule(
              (PtNDManager) manager, new ByteArrayInputStream(archive), false, false);
      JniUtils.setGraphExecutorOptimize(false);
      return new LlamaLearner(config, type, manager, block);
    } catch (EngineException | IOException | IllegalStateException | UnsatisfiedLinkError e) {
      throw new EngineProblem("the PyTorch engine cannot be loaded: " + e.getMessage(), e);
    }
  }

  private static String source() {
    try (InputStream in = LlamaLearner.class.getResourceAsStream(PROGRAM)) {
      if (in == null) {
        throw new IllegalStateException(PROGRAM + " is missing from the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ParameterLayout layout() {
    return layout;
  }

  @Override
  public double learn(TokenBatch batch, SkipSet skips, double scale) {
    try (NDManager pass = manager.newSubManager()) {
      NDList arguments = new NDList(vector(Vector.WEIGHTS), gradient, rope, ids(pass, batch));
      arguments.add(pass.create(batch.positions()));
      arguments.add(pass.create(batch.targets()));
      arguments.add(pass.create(batch.weights()).toType(type, false));
      return run(pass, "learn", arguments, skips, scale)
          .toType(DataType.FLOAT64, false)
          .getDouble();
    }
  }

  @Override
  public TokenScores score(TokenBatch batch, SkipSet skips) {
    try (NDManager pass = manager.newSubManager()) {
      NDList arguments = new NDList(vector(Vector.WEIGHTS), rope, ids(pass, batch));
      arguments.add(pass.create(batch.positions()));
      arguments.add(pass.create(batch.targets()));
      NDArray scores = run(pass, "score", arguments, skips, 1).toType(DataType.FLOAT32, false);
      return new TokenScores(scores.get(0).toFloatArray(), scores.get(1).toFloatArray());
    }
  }

  /** Returns the logits of every predicted position, one after the other. */
  float[] logits(TokenBatch batch, SkipSet skips) {
    try (NDManager pass = manager.newSubManager()) {
      NDList arguments = new NDList(vector(Vector.WEIGHTS), rope, ids(pass, batch));
      arguments.add(pass.create(batch.positions()));
      return run(pass, "logits", arguments, skips, 1)
          .toType(DataType.FLOAT32, false)
          .toFloatArray();
    }
  }

  /** Runs a method whose last two arguments are the plan and the numbers. */
  private NDArray run(
      NDManager pass, String method, NDList arguments, SkipSet skips, double scale) {
    arguments.add(pass.create(plan(skips)));
    arguments.add(pass.create(new double[] {config.normEpsilon(), scale}));
    NDArray name = pass.create(0);
    name.setName("module_method:" + method);
    arguments.add(name);
    NDArray result = IValueUtils.forward(block, arguments, true).singletonOrThrow();
    result.attach(pass);
    return result;
  }

  private long[] plan(SkipSet skips) {
    int layers = config.layers();
    long[] plan = new long[8 + 2 * layers];
    List<Integer> shape =
        List.of(
            layers,
            config.heads(),
            config.keyValueHeads(),
            config.headDim(),
            config.hidden(),
            config.intermediate(),
            config.vocabulary(),
            config.tied() ? 1 : 0);
    for (int i = 0; i < shape.size(); i++) {
      plan[i] = shape.get(i);
    }
    for (int layer = 0; layer < layers; layer++) {
      plan[8 + layer] = skips.skipsAttention(layer) ? 0 : 1;
      plan[8 + layers + layer] = skips.skipsMlp(layer) ? 0 : 1;
    }
    return plan;
  }

  private NDArray ids(NDManager pass, TokenBatch batch) {
    if (batch.width() > config.contextLength()) {
      throw new IllegalArgumentException(
          "a sequence must have at most "
              + config.contextLength()
              + " tokens before its last, got "
              + batch.width());
    }
    return pass.create(batch.ids(), new Shape(batch.sequences(), batch.width()));
  }

  @Override
  public double update(AdamW settings, long number) {
    try (IValue weights = IValue.from((PtNDArray) vector(Vector.WEIGHTS));
        IValue slope = IValue.from((PtNDArray) gradient);
        IValue first = IValue.from((PtNDArray) vector(Vector.FIRST_MOMENTS));
        IValue second = IValue.from((PtNDArray) vector(Vector.SECOND_MOMENTS));
        IValue decayed = IValue.from((long) layout.decayed());
        IValue numbers =
            IValue.listFrom(
                settings.rate(),
                settings.beta1(),
                settings.beta2(),
                settings.epsilon(),
                settings.decay(),
                settings.largestNorm(),
                (double) number);
        IValue norm =
            IValueUtils.runMethod(
                block, "update", weights, slope, first, second, decayed, numbers)) {
      return norm.toDouble();
    }
  }

  @Override
  public FloatBuffer numbers(Vector vector) {
    if (type != DataType.FLOAT32) {
      throw new IllegalStateException("the numbers of this learner are " + type);
    }
    return bytes(vector).asFloatBuffer();
  }

  /** Returns the live memory of {@code vector}, in whatever precision. */
  ByteBuffer bytes(Vector vector) {
    return bytes((PtNDArray) vector(vector));
  }

  /** Returns the live memory of the gradient. */
  ByteBuffer gradient() {
    return bytes((PtNDArray) gradient);
  }

  private NDArray vector(Vector vector) {
    NDArray array = vectors.get(vector);
    if (array == null) {
      throw new IllegalStateException("no vector " + vector);
    }
    return array;
  }

  private static ByteBuffer bytes(PtNDArray array) {
    return array.toByteBuffer(true).order(ByteOrder.nativeOrder());
  }

  @Override
  public void close() {
    block.close();
    manager.close();
  }
}
