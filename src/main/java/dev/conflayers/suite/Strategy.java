package dev.conflayers.suite;

import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.FullDepthDecoder;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.skip.ConfLayersSettings;
import dev.conflayers.decode.skip.DraftOnlySettings;
import dev.conflayers.decode.skip.StaticSkipSettings;
import dev.conflayers.model.LanguageModel;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a suite asks for text to be decoded. */
public sealed interface Strategy {
  /** Returns the name reports use. */
  String name();

  /** Returns what the decoder brings to a prompt. */
  default StreamState state() {
    return StreamState.PER_PROMPT_RESET;
  }

  /** Returns whether what the decoder learns from one prompt serves the next. */
  default boolean carriesOver() {
    return state() != StreamState.PER_PROMPT_RESET;
  }

  /** Returns a decoder that has learnt nothing yet and reads {@code clock} between passes. */
  Decoder newDecoder(LanguageModel model, NanoClock clock);

  /** Returns the word that stands for this kind of strategy in a suite. */
  default String kind() {
    return kinds().entrySet().stream()
        .filter(kind -> kind.getValue() == getClass())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /** Returns the kinds a suite may name, with the record each is bound to. */
  static Map<String, Class<? extends Strategy>> kinds() {
    Map<String, Class<? extends Strategy>> kinds = new LinkedHashMap<>();
    kinds.put("full-depth", FullDepth.class);
    kinds.put("conflayers", ConfLayers.class);
    kinds.put("static-skip", StaticSkip.class);
    kinds.put("draft-only", DraftOnly.class);
    return kinds;
  }

  /** Every layer, one token at a time: the baseline. */
  record FullDepth(String name) implements Strategy {
    public FullDepth {
      Check.name("name", name);
    }

    @Override
    public Decoder newDecoder(LanguageModel model, NanoClock clock) {
      return new FullDepthDecoder(model, clock);
    }
  }

  /**
   * Drafts without the layers that ConfLayers chooses as it goes.
   *
   * @param state whether the skip set and the search go on from prompt to prompt
   */
  record ConfLayers(String name, StreamState state, ConfLayersSettings settings)
      implements Strategy {
    public ConfLayers {
      Check.name("name", name);
    }

    @Override
    public Decoder newDecoder(LanguageModel model, NanoClock clock) {
      return dev.conflayers.decode.skip.ConfLayers.decoder(model, settings, clock);
    }
  }

  /** Drafts without layers chosen beforehand. */
  record StaticSkip(String name, StaticSkipSettings settings) implements Strategy {
    public StaticSkip {
      Check.name("name", name);
    }

    @Override
    public Decoder newDecoder(LanguageModel model, NanoClock clock) {
      return dev.conflayers.decode.skip.StaticSkip.decoder(model, settings, clock);
    }
  }

  /** Emits drafts without verifying them: the one kind whose text may differ from full depth's. */
  record DraftOnly(String name, DraftOnlySettings settings) implements Strategy {
    public DraftOnly {
      Check.name("name", name);
    }

    @Override
    public Decoder newDecoder(LanguageModel model, NanoClock clock) {
      return dev.conflayers.decode.skip.StaticSkip.unverified(model, settings, clock);
    }
  }
}
