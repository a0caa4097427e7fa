package dev.conflayers.run;

import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.suite.Strategy;

/** Makes the decoder of a strategy; it has learnt nothing yet. */
@FunctionalInterface
public interface DecoderFactory {
  Decoder newDecoder(Strategy strategy, LanguageModel model, NanoClock clock);
}
