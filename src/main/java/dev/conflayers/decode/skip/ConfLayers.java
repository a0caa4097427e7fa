package dev.conflayers.decode.skip;

import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.Generation;
import dev.conflayers.decode.LayerSkipDrafter;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.SpeculativeDecoder;
import dev.conflayers.decode.SpeculativeDecoder.StopCheck;
import dev.conflayers.decode.StopPolicy;
import dev.conflayers.decode.skip.ConfLayersSettings.Mode;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.SkipSet;
import dev.conflayers.token.TokenIds;

/** Decodes by ConfLayers. */
public final class ConfLayers implements Decoder {
  private final Decoder decoder;
  private final ConfLayersPolicy policy;

  private ConfLayers(Decoder decoder, ConfLayersPolicy policy) {
    this.decoder = decoder;
    this.policy = policy;
  }

  /** Returns a decoder that has learnt nothing yet. */
  public static ConfLayers decoder(
      LanguageModel model, ConfLayersSettings settings, NanoClock clock) {
    return decoder(model, settings, 0, clock);
  }

  /**
   * Returns a decoder that has learnt nothing yet.
   *
   * @param windowCap the most layers that an adaptive window grows by, or 0. The reference bounds
   *     it by a third of the layers where the model's name has "qwen" in it, and nowhere else
   */
  public static ConfLayers decoder(
      LanguageModel model, ConfLayersSettings settings, int windowCap, NanoClock clock) {
    int layers = model.shape().layers();
    if (layers < 3) {
      throw new IllegalArgumentException(
          "ConfLayers keeps the first and the last layer, so a model needs at least 3, got "
              + layers
              + "; decode it at full depth");
    }
    ConfLayersPolicy policy = new ConfLayersPolicy(settings, windowCap, model.shape());
    LayerSkipDrafter drafter = new LayerSkipDrafter(model, policy, settings.draft());
    StopCheck check = settings.mode() == Mode.FAITHFUL ? StopCheck.LATE : StopCheck.EXACT;
    return new ConfLayers(new SpeculativeDecoder(model, drafter, check, clock), policy);
  }

  @Override
  public Generation decode(TokenIds prompt, StopPolicy stop) {
    return decoder.decode(prompt, stop);
  }

  /** Returns the set the next draft would use: what the prompts so far have led to. */
  public SkipSet skips() {
    return policy.skips();
  }
}
