package dev.conflayers.model.torch;

import ai.djl.pytorch.jni.IValue;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.checkpoint.LlamaConfig;
import java.util.function.LongSupplier;

/**
 * Calibration of one row's product with the head, the largest matrix of a small model, in two
 * layouts: reordered, and the transposed embedding in one block of columns for each thread. A tied
 * embedding has to be resident anyway, so the second costs no memory.
 */
final class HeadCalibration {
  private static final int ROUNDS = 9;
  private static final long SAMPLE_BYTES = 128L << 20;

  private final ScriptModule module;
  private final NumberFormat format;
  private final LongSupplier nanos;
  private final KernelMemory memory;

  HeadCalibration(
      ScriptModule module, NumberFormat format, LongSupplier nanos, KernelMemory memory) {
    this.module = module;
    this.format = format;
    this.nanos = nanos;
    this.memory = memory;
  }

  /** Returns the number of blocks to split into, or 0 if the reordered layout is faster. */
  int parts(LlamaConfig config, int threads) {
    if (!config.tied() || config.vocabulary() % threads != 0) {
      return 0;
    }
    long width = config.hidden();
    long most = SAMPLE_BYTES / ScalarType.bytes(format) / width / threads * threads;
    long height = Math.min(config.vocabulary(), Math.max(threads, most));
    try (IValue packed = module.newList();
        IValue columns = module.newList();
        IValue inputs = module.newList();
        IValue parts = IValue.from((long) threads);
        IValue kernel = IValue.from((long) LinearKernel.PACKED.code())) {
      sample(packed, 2, height, width);
      sample(columns, 0, width, height);
      sample(inputs, 0, 1, width);
      long bestPacked = Long.MAX_VALUE;
      long bestSplit = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS; round++) {
        bestPacked = memory.best("head packed", time("sweep", packed, inputs, kernel));
        bestSplit =
            memory.best("head split-" + threads, time("split_sweep", columns, inputs, parts));
      }
      return bestSplit < bestPacked ? threads : 0;
    }
  }

  private void sample(IValue list, long form, long rows, long columns) {
    try (IValue matrix = module.sample(format, rows, columns);
        IValue code = IValue.from(form)) {
      module.effect("add", list, matrix, code);
    }
  }

  private long time(String method, IValue weights, IValue inputs, IValue how) {
    long start = nanos.getAsLong();
    module.effect(method, weights, inputs, how);
    return nanos.getAsLong() - start;
  }
}
