package dev.conflayers.decode;

import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.token.TokenIds;

/**
 * Unverified drafting: generates one token at a time without the sublayers of a skip set. <b>Not
 * lossless</b>; a control that shows the effect of verification.
 *
 * <p>The prompt is read at full depth, as for every draft, so the first token is full depth's.
 * Later tokens attend to the rows that skipped passes wrote.
 */
public final class DraftOnlyDecoder implements Decoder {
  private final Decoder steps;

  public DraftOnlyDecoder(LanguageModel model, SkipSet skips, NanoClock clock) {
    steps = new StepwiseDecoder(model, skips, clock);
  }

  @Override
  public Generation decode(TokenIds prompt, StopPolicy stop, Sampler sampler) {
    return steps.decode(prompt, stop, sampler);
  }
}
