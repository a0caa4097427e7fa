package dev.conflayers.model.llama;

import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.IValue;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.llama.format.LlamaConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Times every linear kernel on matrices of the model's own shapes and picks the table.
 *
 * <p>The sample is larger than a last-level cache, so that the weights come from memory as they do
 * in a decode. The layout is the one whose fastest kernel wins at one row: that is the full-depth
 * baseline, which has to be the strongest this machine can do.
 */
final class KernelCalibration {
  private static final int[] ROWS = {1, 2, 4, 8, 16, 32, 64};
  private static final long SAMPLE_BYTES = 100L << 20;
  private static final int MOST_MATRICES = 120;
  private static final int HEAD_ROWS = 4096;

  /** A kernel this many times slower than the best is not tried with more rows. */
  private static final double HOPELESS = 6;

  private final ScriptModule module;
  private final NumberFormat format;
  private final LongSupplier nanos;

  KernelCalibration(ScriptModule module, NumberFormat format, LongSupplier nanos) {
    this.module = module;
    this.format = format;
    this.nanos = nanos;
  }

  KernelTable run(LlamaConfig config) {
    List<long[]> shapes = shapes(config);
    long bytes = shapes.stream().mapToLong(s -> s[0] * s[1] * ScalarType.bytes(format)).sum();
    List<KernelTable.Timing> timings = new ArrayList<>();
    for (boolean packed : new boolean[] {false, true}) {
      try (IValue weights = weights(shapes, packed)) {
        measure(shapes, weights, packed, bytes, timings);
      } catch (EngineException e) {
        // No such layout for this number format or processor: the other one serves.
      }
    }
    return new KernelTable(fastestAtOneRow(timings).packed(), timings);
  }

  private void measure(
      List<long[]> shapes,
      IValue weights,
      boolean packed,
      long bytes,
      List<KernelTable.Timing> timings) {
    List<LinearKernel> hopeless = new ArrayList<>();
    for (int rows : ROWS) {
      long best = Long.MAX_VALUE;
      try (IValue inputs = inputs(shapes, rows)) {
        for (LinearKernel kernel : LinearKernel.values()) {
          if (kernel.packed() != packed
              || !kernel.suits(format, rows)
              || hopeless.contains(kernel)) {
            continue;
          }
          long time = time(weights, inputs, kernel);
          timings.add(new KernelTable.Timing(kernel, rows, time, bytes));
          best = Math.min(best, time);
          if (time > HOPELESS * best) {
            hopeless.add(kernel);
          }
        }
      }
    }
  }

  private long time(IValue weights, IValue inputs, LinearKernel kernel) {
    long best = Long.MAX_VALUE;
    try (IValue code = IValue.from((long) kernel.code())) {
      for (int repeat = 0; repeat < 4; repeat++) {
        long start = nanos.getAsLong();
        module.effect("sweep", weights, inputs, code);
        best = Math.min(best, nanos.getAsLong() - start);
      }
    }
    return best;
  }

  private static LinearKernel fastestAtOneRow(List<KernelTable.Timing> timings) {
    LinearKernel fastest = LinearKernel.PLAIN;
    long best = Long.MAX_VALUE;
    for (KernelTable.Timing timing : timings) {
      if (timing.rows() == 1 && timing.nanos() < best) {
        best = timing.nanos();
        fastest = timing.kernel();
      }
    }
    return fastest;
  }

  /** Returns the shapes of one layer and a slice of the head, over and over. */
  private List<long[]> shapes(LlamaConfig c) {
    long queries = (long) c.heads() * c.headDim();
    long keyValues = 2L * c.keyValueHeads() * c.headDim();
    List<long[]> round =
        List.of(
            new long[] {queries + keyValues, c.hidden()},
            new long[] {c.hidden(), queries},
            new long[] {2L * c.intermediate(), c.hidden()},
            new long[] {c.hidden(), c.intermediate()},
            new long[] {Math.min(HEAD_ROWS, c.vocabulary()), c.hidden()});
    List<long[]> shapes = new ArrayList<>();
    long bytes = 0;
    while (bytes < SAMPLE_BYTES && shapes.size() < MOST_MATRICES) {
      for (long[] shape : round) {
        shapes.add(shape);
        bytes += shape[0] * shape[1] * ScalarType.bytes(format);
      }
    }
    return shapes;
  }

  private IValue weights(List<long[]> shapes, boolean packed) {
    IValue list = module.newList();
    try (IValue form = IValue.from(packed ? 2L : 0L)) {
      for (long[] shape : shapes) {
        try (IValue matrix = module.sample(format, shape)) {
          module.effect("add", list, matrix, form);
        }
      }
    } catch (EngineException e) {
      list.close();
      throw e;
    }
    return list;
  }

  private IValue inputs(List<long[]> shapes, int rows) {
    IValue list = module.newList();
    try (IValue form = IValue.from(0L)) {
      for (long[] shape : shapes) {
        try (IValue x = module.sample(format, rows, shape[1])) {
          module.effect("add", list, x, form);
        }
      }
    }
    return list;
  }
}
