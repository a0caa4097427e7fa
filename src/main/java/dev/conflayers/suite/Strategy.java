package dev.conflayers.suite;

import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.FullDepthDecoder;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.PromptLookupDrafter;
import dev.conflayers.decode.PromptLookupSettings;
import dev.conflayers.decode.skip.ClaspSettings;
import dev.conflayers.decode.skip.ConfLayersSettings;
import dev.conflayers.decode.skip.DraftOnlySettings;
import dev.conflayers.decode.skip.RankedSkipSettings;
import dev.conflayers.decode.skip.RuleSkipSettings;
import dev.conflayers.decode.skip.SelfSdSettings;
import dev.conflayers.decode.skip.StaticSkipSettings;
import dev.conflayers.decode.skip.SwiftSettings;
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
    kinds.put("swift", Swift.class);
    kinds.put("clasp", Clasp.class);
    kinds.put("self-sd", SelfSd.class);
    kinds.put("prompt-lookup", PromptLookup.class);
    kinds.put("static-skip", StaticSkip.class);
    kinds.put("rule-skip", RuleSkip.class);
    kinds.put("ranked-skip", RankedSkip.class);
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

  /**
   * Drafts without the sublayers that SWIFT finds as it goes.
   *
   * @param state whether the skip set and the search go on from prompt to prompt
   */
  record Swift(String name, StreamState state, SwiftSettings settings) implements Strategy {
    public Swift {
      Check.name("name", name);
    }

    @Override
    public Decoder newDecoder(LanguageModel model, NanoClock clock) {
      return dev.conflayers.decode.skip.Swift.decoder(model, settings, clock);
    }
  }

  /** Drafts without layers that CLaSp's dynamic programme chooses now and then. */
  record Clasp(String name, ClaspSettings settings) implements Strategy {
    public Clasp {
      Check.name("name", name);
    }

    @Override
    public StreamState state() {
      return StreamState.COLD_STREAM;
    }

    @Override
    public Decoder newDecoder(LanguageModel model, NanoClock clock) {
      return dev.conflayers.decode.skip.Clasp.decoder(model, settings, clock);
    }
  }

  /** Drafts without layers chosen beforehand, with a stop threshold that adapts. */
  record SelfSd(String name, SelfSdSettings settings) implements Strategy {
    public SelfSd {
      Check.name("name", name);
    }

    @Override
    public StreamState state() {
      return StreamState.COLD_STREAM;
    }

    @Override
    public Decoder newDecoder(LanguageModel model, NanoClock clock) {
      return dev.conflayers.decode.skip.StaticSkip.selfSd(model, settings, clock);
    }
  }

  /** Drafts what followed the same tokens before. */
  record PromptLookup(String name, PromptLookupSettings settings) implements Strategy {
    public PromptLookup {
      Check.name("name", name);
    }

    @Override
    public Decoder newDecoder(LanguageModel model, NanoClock clock) {
      return PromptLookupDrafter.decoder(model, settings, clock);
    }
  }

  /** Drafts without layers that a rule picks by their number alone. */
  record RuleSkip(String name, RuleSkipSettings settings) implements Strategy {
    public RuleSkip {
      Check.name("name", name);
    }

    @Override
    public Decoder newDecoder(LanguageModel model, NanoClock clock) {
      return dev.conflayers.decode.skip.RuleSkip.decoder(model, settings, clock);
    }
  }

  /** Drafts without the layers that rank first by one number. */
  record RankedSkip(String name, RankedSkipSettings settings) implements Strategy {
    public RankedSkip {
      Check.name("name", name);
    }

    @Override
    public Decoder newDecoder(LanguageModel model, NanoClock clock) {
      return dev.conflayers.decode.skip.RankedSkip.decoder(model, settings, clock);
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
