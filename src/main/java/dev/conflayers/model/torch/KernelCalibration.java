package dev.conflayers.model.torch;

import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.IValue;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.checkpoint.LlamaConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Calibration of the linear kernels on matrices of the model's own shapes, which chooses the kernel
 * table.
 *
 * <p>For a small model the sample is the whole model, swept repeatedly as in decoding, so that
 * cache hits and the cost of each call count as they will later. For a large model it is large
 * enough that the weights come from memory. The layout is the one whose fastest kernel wins at one
 * row, because that is the full-depth baseline, which must be as fast as this machine allows.
 */
final class KernelCalibration {
  private static final int[] ROWS = {1, 2, 4, 8, 16, 32, 64};
  private static final long SAMPLE_BYTES = 100L << 20;
  private static final int HEAD_ROWS = 4096;

  /** A kernel slower than the best by this factor is not tried again. */
  private static final double HOPELESS = 4;

  private static final int ROUNDS = 5;

  /** Sweeps of a sample this small are short, so more of them are needed to find quiet moments. */
  private static final int ROUNDS_OF_SMALL = 15;

  /** Two times within this factor are a tie. */
  private static final double NOISE = 1.05;

  private final ScriptModule module;
  private final NumberFormat format;
  private final LongSupplier nanos;
  private final KernelMemory memory;

  KernelCalibration(
      ScriptModule module, NumberFormat format, LongSupplier nanos, KernelMemory memory) {
    this.module = module;
    this.format = format;
    this.nanos = nanos;
    this.memory = memory;
  }

  /** Returns the table for the matrices of {@code config} on {@code threads} threads. */
  KernelTable run(LlamaConfig config, int threads) {
    List<KernelTable.Timing> timings = timings(config);
    boolean packed = packedIsStrongest(timings);
    int parts =
        packed ? new HeadCalibration(module, format, nanos, memory).parts(config, threads) : 0;
    return new KernelTable(packed, parts, timings);
  }

  private List<KernelTable.Timing> timings(LlamaConfig config) {
    List<long[]> shapes = shapes(config);
    long bytes = bytes(shapes);
    boolean small = bytes < SAMPLE_BYTES;
    try (Layouts layouts = layouts(shapes)) {
      List<KernelTable.Timing> timings = new ArrayList<>();
      Set<LinearKernel> hopeless = EnumSet.noneOf(LinearKernel.class);
      for (int rows : ROWS) {
        Map<LinearKernel, Long> best = race(shapes, layouts, rows, hopeless, small);
        long fastest = Collections.min(best.values());
        best.forEach(
            (kernel, time) -> {
              timings.add(new KernelTable.Timing(kernel, rows, time, bytes));
              if (!kernel.general() && time > HOPELESS * fastest) {
                hopeless.add(kernel);
              }
            });
      }
      return timings;
    }
  }

  /**
   * Times the kernels interleaved, in several rounds, so that a disturbance affects them all alike.
   */
  private Map<LinearKernel, Long> race(
      List<long[]> shapes, Layouts layouts, int rows, Set<LinearKernel> hopeless, boolean small) {
    Map<LinearKernel, Long> best = new EnumMap<>(LinearKernel.class);
    try (IValue inputs = inputs(shapes, rows)) {
      for (int round = 0; round < (small ? ROUNDS_OF_SMALL : ROUNDS); round++) {
        long fastest = best.values().stream().min(Long::compare).orElse(Long.MAX_VALUE);
        for (LinearKernel kernel : LinearKernel.values()) {
          Optional<IValue> weights = layouts.of(kernel);
          boolean beaten = best.getOrDefault(kernel, 0L) / HOPELESS > fastest;
          if (weights.isPresent()
              && kernel.worthTrying(format, rows)
              && !beaten
              && !hopeless.contains(kernel)) {
            if (small) {
              // The caches hold what the previous kernel left, unlike in decoding.
              time(weights.get(), inputs, kernel);
            }
            long time = time(weights.get(), inputs, kernel);
            best.put(kernel, memory.best(kernel.label() + " " + rows, time));
          }
        }
      }
    }
    return best;
  }

  private long time(IValue weights, IValue inputs, LinearKernel kernel) {
    try (IValue code = IValue.from((long) kernel.code())) {
      long start = nanos.getAsLong();
      module.effect("sweep", weights, inputs, code);
      return nanos.getAsLong() - start;
    }
  }

  /**
   * Returns whether the reordered layout is at least as fast at one row, within a margin of noise:
   * it wins ties, because it is also the fast one at several rows.
   */
  private static boolean packedIsStrongest(List<KernelTable.Timing> timings) {
    long packed = Long.MAX_VALUE;
    long plain = Long.MAX_VALUE;
    for (KernelTable.Timing timing : timings) {
      if (timing.rows() == 1 && timing.kernel().packed()) {
        packed = Math.min(packed, timing.nanos());
      } else if (timing.rows() == 1) {
        plain = Math.min(plain, timing.nanos());
      }
    }
    return packed <= NOISE * plain;
  }

  private Layouts layouts(List<long[]> shapes) {
    IValue plain = weights(shapes, false);
    try {
      return new Layouts(plain, Optional.of(weights(shapes, true)));
    } catch (EngineException e) {
      // This processor has no such layout for this number format: use the plain one.
      return new Layouts(plain, Optional.empty());
    }
  }

  /** The sample of the weights, plain and reordered. */
  private record Layouts(IValue plain, Optional<IValue> packed) implements AutoCloseable {
    Optional<IValue> of(LinearKernel kernel) {
      return kernel.packed() ? packed : Optional.of(plain);
    }

    @Override
    public void close() {
      plain.close();
      packed.ifPresent(IValue::close);
    }
  }

  /** Returns the shapes of a slice of the head and of the layers, or of as many as suffice. */
  private List<long[]> shapes(LlamaConfig c) {
    long queries = (long) c.heads() * c.headDim();
    long keyValues = 2L * c.keyValueHeads() * c.headDim();
    List<long[]> layer =
        List.of(
            new long[] {queries + keyValues, c.hidden()},
            new long[] {c.hidden(), queries},
            new long[] {2L * c.intermediate(), c.hidden()},
            new long[] {c.hidden(), c.intermediate()});
    List<long[]> shapes = new ArrayList<>();
    shapes.add(new long[] {Math.min(HEAD_ROWS, c.vocabulary()), c.hidden()});
    for (int i = 0; i < c.layers() && bytes(shapes) < SAMPLE_BYTES; i++) {
      shapes.addAll(layer);
    }
    return shapes;
  }

  private long bytes(List<long[]> shapes) {
    return shapes.stream().mapToLong(s -> s[0] * s[1] * ScalarType.bytes(format)).sum();
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
