package dev.conflayers.suite;

import dev.conflayers.base.Check;
import dev.conflayers.decode.FullDepthDecoder;
import dev.conflayers.decode.StreamState;
import dev.conflayers.decode.method.Method;
import dev.conflayers.decode.method.MethodFacts;
import dev.conflayers.decode.method.MethodProvider;
import dev.conflayers.decode.method.NoSettings;
import dev.conflayers.decode.method.clasp.Clasp;
import dev.conflayers.decode.method.conflayers.ConfLayers;
import dev.conflayers.decode.method.control.RankedSkip;
import dev.conflayers.decode.method.control.RuleSkip;
import dev.conflayers.decode.method.exit.Del;
import dev.conflayers.decode.method.exit.LayerSkip;
import dev.conflayers.decode.method.fixed.FrozenSkip;
import dev.conflayers.decode.method.fixed.StaticSkip;
import dev.conflayers.decode.method.knapspec.KnapSpec;
import dev.conflayers.decode.method.lookup.PromptLookupDrafter;
import dev.conflayers.decode.method.selfsd.SelfSd;
import dev.conflayers.decode.method.selfsd.SelfSdSearch;
import dev.conflayers.decode.method.swift.Swift;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * Registry of the methods that suites may name: those of this project, each defined next to its
 * decoder and listed here, then those of every {@link MethodProvider} on the class path.
 */
public final class Methods {
  /** Full depth, the baseline of every comparison. */
  public static final Method<NoSettings> FULL_DEPTH =
      new Method<>(
          "full-depth",
          NoSettings.class,
          (model, settings, clock) -> new FullDepthDecoder(model, clock),
          List.of(StreamState.PER_PROMPT_RESET),
          MethodFacts.of("every layer, one token at a time: the baseline"));

  private Methods() {}

  /** Returns every method by its name in a suite. */
  public static Map<String, Method<?>> kinds() {
    return Catalogue.KINDS;
  }

  private static List<Method<?>> ownMethods() {
    return List.of(
        FULL_DEPTH,
        ConfLayers.METHOD,
        Swift.METHOD,
        Clasp.METHOD,
        KnapSpec.METHOD,
        LayerSkip.METHOD,
        Del.METHOD,
        SelfSd.METHOD,
        SelfSdSearch.METHOD,
        PromptLookupDrafter.METHOD,
        StaticSkip.METHOD,
        FrozenSkip.METHOD,
        RuleSkip.METHOD,
        RankedSkip.METHOD,
        StaticSkip.UNVERIFIED,
        RuleSkip.UNVERIFIED,
        RuleSkip.RELAXED);
  }

  /** Loaded at first use, and constant from then on. */
  private static final class Catalogue {
    static final Map<String, Method<?>> KINDS = read();

    private static Map<String, Method<?>> read() {
      Map<String, Method<?>> kinds = new LinkedHashMap<>();
      ownMethods().forEach(method -> add(kinds, method, Methods.class));
      for (MethodProvider provider : ServiceLoader.load(MethodProvider.class)) {
        provider.methods().forEach(method -> add(kinds, method, provider.getClass()));
      }
      return Collections.unmodifiableMap(kinds);
    }

    private static void add(Map<String, Method<?>> kinds, Method<?> method, Class<?> source) {
      Check.that(
          kinds.put(method.kind(), method) == null,
          "kind",
          "must be new, but " + method.kind() + " of " + source.getName() + " is taken");
    }
  }
}
