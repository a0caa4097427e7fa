package dev.conflayers.model.torch;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.IValue;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.checkpoint.CheckpointProblem;
import dev.conflayers.model.checkpoint.LlamaConfig;
import dev.conflayers.model.checkpoint.WeightSource;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Conversion of a checkpoint's matrices to the program's layout: q, k and v stacked, gate and up
 * likewise, each converted, and reordered if the kernel needs it.
 *
 * <p>One matrix at a time passes through a small staging buffer, so peak memory is the resident
 * weights and the largest single matrix.
 */
final class WeightLoader {
  private static final int STAGING_FLOATS = 1 << 20;
  private static final long AS_IS = 0;
  private static final long VECTOR = 1;
  private static final long PACKED = 2;

  private final ScriptModule module;
  private final LlamaConfig config;
  private final WeightSource source;
  private final NumberFormat format;
  private final KernelTable kernels;
  private final LoadProgress progress;
  private final long total;
  private long done;

  WeightLoader(
      ScriptModule module,
      Checkpoint checkpoint,
      NumberFormat format,
      KernelTable kernels,
      LoadProgress progress) {
    this.module = module;
    this.config = checkpoint.config();
    this.source = checkpoint.weights();
    this.format = format;
    this.kernels = kernels;
    this.progress = progress;
    this.total = numbers() * ScalarType.bytes(format);
  }

  /** Returns the weights in the order that {@code decoder.ts.py} documents. */
  IValue load() {
    IValue weights = module.newList();
    try (IValue form = IValue.from(AS_IS);
        IValue headForm = IValue.from(matrixForm());
        ScriptModule.Shared staging = module.share(DataType.FLOAT32, STAGING_FLOATS)) {
      module.effect("add", weights, module.device(), form);
      try (IValue embedding = fused(staging, AS_IS, "model.embed_tokens.weight")) {
        addEmbedding(weights, embedding, form);
        matrix(weights, staging, VECTOR, "model.norm.weight");
        if (config.tied()) {
          module.effect("add", weights, embedding, headForm);
        } else {
          matrix(weights, staging, matrixForm(), "lm_head.weight");
        }
      }
      for (int layer = 0; layer < config.layers(); layer++) {
        layer(weights, staging, "model.layers." + layer + ".");
        // Memory freed by reordering would otherwise pile up to a third of the weights.
        NativeHeap.trim();
      }
      return weights;
    } catch (RuntimeException e) {
      weights.close();
      throw e;
    }
  }

  private long matrixForm() {
    return kernels.packed() ? PACKED : AS_IS;
  }

  private void addEmbedding(IValue weights, IValue embedding, IValue form) {
    if (kernels.headParts() == 0) {
      module.effect("add", weights, embedding, form);
    } else {
      try (IValue columns = module.call("transposed", embedding)) {
        module.effect("add", weights, columns, form);
      }
    }
  }

  private void layer(IValue weights, ScriptModule.Shared staging, String at) {
    String attention = at + "self_attn.";
    String mlp = at + "mlp.";
    long form = matrixForm();
    matrix(weights, staging, VECTOR, at + "input_layernorm.weight");
    matrix(weights, staging, form, names(attention, "weight", "q_proj", "k_proj", "v_proj"));
    bias(
        weights, staging, config.qkvBias(), names(attention, "bias", "q_proj", "k_proj", "v_proj"));
    matrix(weights, staging, form, names(attention, "weight", "o_proj"));
    bias(weights, staging, config.outputBias(), names(attention, "bias", "o_proj"));
    matrix(weights, staging, VECTOR, at + "post_attention_layernorm.weight");
    matrix(weights, staging, form, names(mlp, "weight", "gate_proj", "up_proj"));
    bias(weights, staging, config.mlpBias(), names(mlp, "bias", "gate_proj", "up_proj"));
    matrix(weights, staging, form, names(mlp, "weight", "down_proj"));
    bias(weights, staging, config.mlpBias(), names(mlp, "bias", "down_proj"));
  }

  private static String[] names(String at, String kind, String... parts) {
    String[] names = parts.clone();
    for (int i = 0; i < names.length; i++) {
      names[i] = at + names[i] + "." + kind;
    }
    return names;
  }

  /** Adds a bias, or a placeholder that is never read if the model has none. */
  private void bias(IValue weights, ScriptModule.Shared staging, boolean present, String... names) {
    if (present) {
      matrix(weights, staging, VECTOR, names);
    } else {
      try (IValue form = IValue.from(AS_IS)) {
        module.effect("add", weights, module.device(), form);
      }
    }
  }

  /** Adds the named matrices, stacked, or the named vectors, concatenated. */
  private void matrix(IValue weights, ScriptModule.Shared staging, long form, String... names) {
    try (IValue matrix = fused(staging, form, names);
        IValue code = IValue.from(form)) {
      module.effect("add", weights, matrix, code);
    }
  }

  private IValue fused(ScriptModule.Shared staging, long form, String... names) {
    boolean vector = form == VECTOR;
    long rows = 0;
    for (String name : names) {
      rows += source.shape(name).get(0);
    }
    List<Integer> first = source.shape(names[0]);
    int columns = vector ? 1 : first.get(1);
    IValue target = module.allocate(format, rows, columns);
    try {
      int row = 0;
      for (String name : names) {
        row = fill(target, row, columns, vector, name, staging);
      }
      return target;
    } catch (RuntimeException e) {
      target.close();
      throw e;
    }
  }

  /** Copies {@code name} into {@code target} from {@code row} on; returns the row after it. */
  private int fill(
      IValue target,
      int row,
      int columns,
      boolean vector,
      String name,
      ScriptModule.Shared staging) {
    int rows = source.shape(name).get(0);
    int most = vector ? rows : Math.max(1, STAGING_FLOATS / columns);
    if ((long) columns * (vector ? rows : 1) > STAGING_FLOATS) {
      throw new CheckpointProblem(
          name + ": a row must have at most " + STAGING_FLOATS + " numbers, got " + columns);
    }
    for (int at = 0; at < rows; at += most) {
      int count = Math.min(most, rows - at);
      FloatBuffer floats =
          staging.bytes().duplicate().order(ByteOrder.nativeOrder()).asFloatBuffer();
      source.read(name, vector ? 0 : at, vector ? 1 : count, floats);
      try (IValue to = IValue.from((long) row + at);
          IValue n = IValue.from((long) count);
          IValue width = IValue.from((long) columns)) {
        module.effect("fill", target, staging.tensor(), to, n, width);
      }
      done += (long) count * columns * ScalarType.bytes(format);
      progress.at("weights", done, total);
    }
    return row + rows;
  }

  private long numbers() {
    long numbers = 0;
    for (String name : source.names()) {
      long count = 1;
      for (int dimension : source.shape(name)) {
        count *= dimension;
      }
      numbers += count;
    }
    return numbers;
  }
}
