package dev.conflayers.decode;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.Logits;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.token.TokenIds;
import java.util.ArrayList;
import java.util.List;

/**
 * Autoregressive decoding: reads the prompt with every layer, then takes single steps without the
 * sublayers of a skip set.
 *
 * <p>The loop runs a pass, reads one token id and asks whether to stop. The trace is assembled
 * after the clock was stopped.
 */
final class StepwiseDecoder implements Decoder {
  private static final TokenIds NOTHING = TokenIds.of();

  private final LanguageModel model;
  private final SkipSet skips;
  private final NanoClock clock;

  StepwiseDecoder(LanguageModel model, SkipSet skips, NanoClock clock) {
    this.model = model;
    this.skips = skips;
    this.clock = clock;
  }

  @Override
  public Generation decode(TokenIds prompt, StopPolicy stop, Sampler sampler) {
    long start = clock.nanos();
    int capacity = SessionCapacity.of(prompt, stop, 0, model.shape().contextLength());
    Transcript transcript = new Transcript(prompt, stop.maxNewTokens());
    long[] passNanos = new long[stop.maxNewTokens()];
    int emitted = 0;
    StopPolicy.End end = null;
    try (DecodeSession session = model.openSession(capacity)) {
      int[] pending = prompt.toArray();
      long begun = start;
      while (end == null) {
        SkipSet left = emitted == 0 ? SkipSet.none() : skips;
        Logits logits = session.append(pending, left, sampler.readout());
        int token = sampler.pick(logits, transcript);
        transcript.emit(token);
        passNanos[emitted++] = clock.nanos() - begun;
        if (emitted == 1) {
          pending = new int[1];
        }
        pending[0] = token;
        end = stop.end(transcript.output(emitted), emitted - 1);
        begun = clock.nanos();
      }
      long total = begun - start;
      return new Generation(
          transcript.output(end.tokens()), end.reason(), trace(total, transcript, passNanos));
    }
  }

  /** Steps that skip sublayers are unverified drafts, and are booked as such. */
  private DecodeTrace trace(long total, Transcript transcript, long[] passNanos) {
    int emitted = transcript.emitted();
    long bytes = model.shape().passBytes(skips);
    List<StepTrace> steps = new ArrayList<>(emitted - 1);
    for (int i = 1; i < emitted; i++) {
      TokenIds token = TokenIds.of(transcript.token(transcript.promptLength() + i));
      steps.add(
          skips.isEmpty()
              ? new StepTrace(NOTHING, List.of(), 1, 0, token, 0, 0, passNanos[i], 0)
              : new StepTrace(NOTHING, List.of(), 0, 0, token, bytes, passNanos[i], 0, 0));
    }
    return new DecodeTrace(passNanos[0], total, emitted, steps, List.of());
  }
}
