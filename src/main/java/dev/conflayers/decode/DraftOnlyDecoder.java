package dev.conflayers.decode;

import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.token.TokenIds;

/**
 * What a draft would say if nobody verified it: one token at a time, without the sublayers of a
 * skip set. <b>Not lossless</b>; a control that shows what verification is for.
 *
 * <p>The prompt is read at full depth, as it is before every draft, so the first token is full
 * depth's. Later tokens find the rows that skipped passes wrote.
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
