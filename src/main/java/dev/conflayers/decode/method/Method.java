package dev.conflayers.decode.method;

import dev.conflayers.base.Check;
import dev.conflayers.base.Kebab;
import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.StreamState;
import dev.conflayers.model.LanguageModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A way of decoding that suites may name. All that depends on the method follows from this: the
 * keys of its strategies and their schema, their decoders, and what {@code ls} tells.
 *
 * @param kind the word that stands for it in a suite
 * @param settingsType the record of its settings; {@link NoSettings} where it has none
 * @param decoders what makes its decoders
 * @param states what its decoders may bring to a prompt; where there are several, the suite chooses
 */
public record Method<S extends Record>(
    String kind,
    Class<S> settingsType,
    Decoders<S> decoders,
    List<StreamState> states,
    MethodFacts facts) {
  /** The key of the task that a strategy searches on before measuring; may be left out. */
  public static final String SEARCH_ON = "search-on";

  public Method {
    states = List.copyOf(states);
    Check.name("kind", kind);
    Check.that(!states.isEmpty(), "states", "must not be empty, but those of " + kind + " are");
  }

  /** Makes a decoder that has learnt nothing yet and reads the clock between passes. */
  @FunctionalInterface
  public interface Decoders<S extends Record> {
    Decoder newDecoder(LanguageModel model, S settings, NanoClock clock);
  }

  /** Returns the keys of its settings. */
  public List<String> settingKeys() {
    return List.copyOf(Kebab.components(settingsType).keySet());
  }

  /** Returns the keys that a strategy of it has in a suite beside its kind, with their types. */
  public Map<String, Class<?>> keys() {
    Map<String, Class<?>> keys = new LinkedHashMap<>();
    keys.put("name", String.class);
    if (choosesState()) {
      keys.put("state", StreamState.class);
    }
    if (settingsType != NoSettings.class) {
      keys.put("settings", settingsType);
    }
    if (searchesBefore()) {
      keys.put(SEARCH_ON, String.class);
    }
    return keys;
  }

  /** Refuses what no strategy of the method can have; begins with the key as suites write it. */
  public void check(StreamState state, Record settings) {
    Check.that(
        states.contains(state),
        "state",
        "must be one of "
            + stateNames()
            + " for a strategy of kind "
            + kind
            + ", got '"
            + Kebab.of(state)
            + "'");
    Check.that(
        settingsType.isInstance(settings),
        "settings",
        "must be "
            + settingsType.getSimpleName()
            + " for a strategy of kind "
            + kind
            + ", got "
            + settings);
  }

  /** Returns a decoder that has learnt nothing yet. */
  public Decoder newDecoder(LanguageModel model, Record settings, NanoClock clock) {
    return decoders.newDecoder(model, settingsType.cast(settings), clock);
  }

  /** Returns whether its strategies may search before measuring. */
  public boolean searchesBefore() {
    return states.contains(StreamState.STEADY);
  }

  /** Returns whether a suite has to say what its decoders bring to a prompt. */
  public boolean choosesState() {
    return states.size() > 1;
  }

  /** Returns the words of what its decoders may bring to a prompt, with commas between. */
  public String stateNames() {
    return states.stream().map(Kebab::of).collect(Collectors.joining(", "));
  }

  /** Returns the kind: the method is a constant, and its parts say nothing in a message. */
  @Override
  public String toString() {
    return kind;
  }
}
