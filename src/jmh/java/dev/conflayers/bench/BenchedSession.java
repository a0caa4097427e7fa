package dev.conflayers.bench;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.Device;
import dev.conflayers.model.EngineOptions;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.torch.LlamaEngine;
import java.util.BitSet;
import java.util.Locale;
import java.util.SplittableRandom;

/** A loaded model and a session that holds a prompt. */
final class BenchedSession implements AutoCloseable {
  private final LoadedModel loaded;
  private final DecodeSession session;
  private final int context;

  private BenchedSession(LoadedModel loaded, DecodeSession session, int context) {
    this.loaded = loaded;
    this.session = session;
    this.context = context;
  }

  /** Opens the checkpoint at {@code model} and prefills {@code context} arbitrary tokens. */
  static BenchedSession open(String model, String dtype, int threads, int context) {
    LoadedModel loaded =
        new LlamaEngine(System::nanoTime)
            .load(
                model,
                EngineOptions.of(
                    NumberFormat.valueOf(dtype.toUpperCase(Locale.ROOT)), Device.CPU, threads),
                note -> {});
    int capacity = Math.min(loaded.model().shape().contextLength(), context + 256);
    DecodeSession session = loaded.model().openSession(capacity);
    int[] prompt =
        new SplittableRandom(1).ints(context, 0, loaded.model().shape().vocabulary()).toArray();
    session.append(prompt, SkipSet.none(), Readout.ARGMAX);
    return new BenchedSession(loaded, session, context);
  }

  DecodeSession session() {
    return session;
  }

  int context() {
    return context;
  }

  int layers() {
    return loaded.model().shape().layers();
  }

  /**
   * Returns the skip set called {@code skips}: none, attention, mlp, half (every other layer),
   * eligible.
   */
  SkipSet skips(String name) {
    BitSet eligible = new BitSet();
    eligible.set(1, Math.max(1, layers() - 1));
    BitSet half = new BitSet();
    for (int layer = 1; layer < layers() - 1; layer += 2) {
      half.set(layer);
    }
    return switch (name) {
      case "none" -> SkipSet.none();
      case "attention" -> SkipSet.ofSublayers(eligible, new BitSet());
      case "mlp" -> SkipSet.ofSublayers(new BitSet(), eligible);
      case "half" -> SkipSet.ofLayers(half);
      case "eligible" -> SkipSet.ofLayers(eligible);
      default ->
          throw new IllegalArgumentException(
              "skips must be none, attention, mlp, half or eligible, got " + name);
    };
  }

  @Override
  public void close() {
    session.close();
    loaded.close();
  }
}
