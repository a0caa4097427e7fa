package dev.conflayers.decode;

import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.token.TokenIds;

/** Autoregressive decoding with every layer: the baseline every other decoder must agree with. */
public final class FullDepthDecoder implements Decoder {
  private final Decoder steps;

  public FullDepthDecoder(LanguageModel model, NanoClock clock) {
    steps = new StepwiseDecoder(model, SkipSet.none(), clock);
  }

  @Override
  public Generation decode(TokenIds prompt, StopPolicy stop, Sampler sampler) {
    return steps.decode(prompt, stop, sampler);
  }
}
