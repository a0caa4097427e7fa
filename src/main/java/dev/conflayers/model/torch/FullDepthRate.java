package dev.conflayers.model.torch;

import ai.djl.pytorch.jni.IValue;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Weight bandwidth of full-depth steps, compared with the bandwidth of the same threads streaming
 * memory. The two are timed interleaved: a shared machine may stream half as fast in one minute as
 * in the next, so a ratio of numbers from different minutes would be meaningless.
 *
 * @param stepBytesPerSecond bytes of weights of a full pass divided by the median time of a step
 * @param streamBytesPerSecond from the median time of the sums in between
 */
record FullDepthRate(double stepBytesPerSecond, double streamBytesPerSecond) {
  private static final int ROUNDS = 15;
  private static final int STEPS = 3;
  private static final int PROMPT = 32;
  private static final long MOST_NANOS = 4_000_000_000L;

  /** The sample must not fit a last-level cache, and must be small compared with the weights. */
  private static final long LEAST_SAMPLE = 64L << 20;

  private static final long MOST_SAMPLE = 256L << 20;
  private static final double SAMPLE_SHARE = 0.15;

  /** Measures on arbitrary tokens for a few seconds at most; leaves {@code model} unchanged. */
  static FullDepthRate measure(LlamaModel model, LongSupplier nanos) {
    long weights = model.shape().fullPassBytes();
    long bytes = sampleBytes(model);
    int prompt = Math.min(PROMPT, model.shape().contextLength() - 1);
    List<Double> steps = new ArrayList<>();
    List<Double> sums = new ArrayList<>();
    try (IValue sample = sample(model, bytes);
        DecodeSession session = model.openSession(prompt + 1)) {
      if (prompt > 0) {
        int[] tokens = nonsense(prompt, model.shape().vocabulary());
        session.append(tokens, SkipSet.none(), Readout.ARGMAX);
      }
      long end = nanos.getAsLong() + MOST_NANOS;
      for (int round = 0; round < ROUNDS && (round < 2 || nanos.getAsLong() < end); round++) {
        long start = nanos.getAsLong();
        model.module().effect("total", sample);
        sums.add((double) (nanos.getAsLong() - start));
        for (int step = 0; step < STEPS; step++) {
          session.truncate(prompt);
          start = nanos.getAsLong();
          session.append(new int[] {0}, SkipSet.none(), Readout.ARGMAX);
          steps.add((double) (nanos.getAsLong() - start));
        }
      }
    }
    return new FullDepthRate(weights * 1e9 / median(steps), bytes * 1e9 / median(sums));
  }

  /** Returns the memory that a sum reads. */
  private static long sampleBytes(LlamaModel model) {
    if (embeddingServes(model)) {
      return Math.min(MOST_SAMPLE, embeddingBytes(model));
    }
    long share = (long) (SAMPLE_SHARE * model.shape().fullPassBytes());
    return Math.max(LEAST_SAMPLE, Math.min(MOST_SAMPLE, share));
  }

  /** Returns the embedding if it is large enough, which costs no memory; otherwise a new tensor. */
  private static IValue sample(LlamaModel model, long bytes) {
    long numbers = bytes / Float.BYTES;
    if (!embeddingServes(model)) {
      return model.module().sample(NumberFormat.FP32, numbers);
    }
    try (IValue most = IValue.from(numbers)) {
      return model.module().call("table", model.weights(), most);
    }
  }

  private static boolean embeddingServes(LlamaModel model) {
    return model.format() == NumberFormat.FP32 && embeddingBytes(model) >= LEAST_SAMPLE;
  }

  private static long embeddingBytes(LlamaModel model) {
    return (long) model.config().vocabulary() * model.config().hidden() * Float.BYTES;
  }

  private static int[] nonsense(int length, int vocabulary) {
    int[] tokens = new int[length];
    for (int i = 0; i < length; i++) {
      tokens[i] = 7 * i % vocabulary;
    }
    return tokens;
  }

  private static double median(List<Double> times) {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
  }
}
