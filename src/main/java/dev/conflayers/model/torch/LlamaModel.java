package dev.conflayers.model.torch;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.IValue;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.EngineOptions;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.ModelShape;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.checkpoint.LlamaConfig;

/** Configuration, weights and program of one transformer; its sessions hold all mutable state. */
final class LlamaModel implements LanguageModel {
  private final LlamaConfig config;
  private final NumberFormat format;
  private final int contextLength;
  private final ScriptModule module;
  private final KernelTable kernels;
  private final IValue weights;
  private final IValue rope;
  private final IValue shapeArgument;
  private final IValue epsilon;
  private final SkipMasks masks;

  LlamaModel(
      LlamaConfig config,
      EngineOptions options,
      ScriptModule module,
      KernelTable kernels,
      IValue weights) {
    this.config = config;
    this.format = options.dtype();
    this.contextLength =
        options.contextLength() > 0 ? options.contextLength() : config.contextLength();
    this.module = module;
    this.kernels = kernels;
    this.weights = weights;
    this.rope = tabulateRope();
    this.shapeArgument =
        IValue.listFrom(
            config.layers(),
            config.heads(),
            config.keyValueHeads(),
            config.headDim(),
            config.hidden(),
            config.intermediate(),
            config.qkvBias() ? 1 : 0,
            config.outputBias() ? 1 : 0,
            config.mlpBias() ? 1 : 0,
            ScalarType.code(format),
            kernels.headParts());
    this.epsilon = IValue.from(config.normEpsilon());
    this.masks = new SkipMasks(config.layers());
  }

  private IValue tabulateRope() {
    int positions = contextLength;
    boolean doubles = format == NumberFormat.FP64;
    DataType type = doubles ? DataType.FLOAT64 : DataType.FLOAT32;
    try (ScriptModule.Shared table = module.share(type, 2L * positions, config.headDim())) {
      new RopeTable(config).write(positions, doubles, table.bytes());
      IValue rope = module.allocate(format, 2, positions, config.headDim());
      module.effect("copy_flat", table.tensor(), rope);
      return rope;
    }
  }

  @Override
  public ModelShape shape() {
    long d = config.hidden();
    long queries = (long) config.heads() * config.headDim();
    long keyValues = 2L * config.keyValueHeads() * config.headDim();
    return new ModelShape(
        config.family(),
        config.layers(),
        config.hidden(),
        config.vocabulary(),
        contextLength,
        new ModelShape.WeightBytes(
            ScalarType.bytes(format) * (d * (queries + keyValues) + queries * d + d),
            ScalarType.bytes(format) * (3 * d * config.intermediate() + d),
            ScalarType.bytes(format) * (d * config.vocabulary() + d)));
  }

  @Override
  public DecodeSession openSession(int capacity) {
    if (capacity < 1 || capacity > contextLength) {
      throw new IllegalArgumentException(
          "capacity must be within [1, " + contextLength + "], got " + capacity);
    }
    return new LlamaSession(this, capacity);
  }

  @Override
  public void synchronize() {
    module.synchronize();
  }

  LlamaConfig config() {
    return config;
  }

  NumberFormat format() {
    return format;
  }

  ScriptModule module() {
    return module;
  }

  KernelTable kernels() {
    return kernels;
  }

  IValue weights() {
    return weights;
  }

  IValue rope() {
    return rope;
  }

  IValue shapeArgument() {
    return shapeArgument;
  }

  IValue epsilon() {
    return epsilon;
  }

  SkipMasks masks() {
    return masks;
  }

  @Override
  public void close() {
    masks.close();
    weights.close();
    rope.close();
    shapeArgument.close();
    epsilon.close();
    module.close();
  }
}
