package dev.conflayers.model.torch;

import ai.djl.pytorch.jni.IValue;
import dev.conflayers.model.NumberFormat;
import java.util.function.LongSupplier;

/**
 * The machine's memory bandwidth, which bounds the speed of every decode step, since it has to read
 * every weight once.
 */
final class StreamBandwidth {
  private static final long NUMBERS = 64L << 20;
  private static final int REPEATS = 9;

  private StreamBandwidth() {}

  /**
   * Returns the best of several sums over 256 MiB, with the engine's threads, in bytes per second.
   */
  static double measure(ScriptModule module, LongSupplier nanos) {
    try (IValue numbers = module.sample(NumberFormat.FP32, NUMBERS)) {
      long best = Long.MAX_VALUE;
      for (int repeat = 0; repeat < REPEATS; repeat++) {
        long start = nanos.getAsLong();
        module.effect("total", numbers);
        best = Math.min(best, nanos.getAsLong() - start);
      }
      return NUMBERS * 4 * 1e9 / best;
    }
  }
}
