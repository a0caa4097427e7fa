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
 * Definition of a decoding method that suites may name. It determines the keys of the method's
 * strategies and their schema, their decoders, and what {@code ls} prints.
 *
 * @param kind its name in a suite
 * @param settingsType the record of its settings; {@link NoSettings} if it has none
 * @param decoders the factory of its decoders
 * @param states the stream states its decoders may have; if there are several, the suite chooses
 */
public record Method<S extends Record>(
    String kind,
    Class<S> settingsType,
    Decoders<S> decoders,
    List<StreamState> states,
    MethodFacts facts) {
  /** The optional key of the task that a strategy searches on before measuring. */
  public static final String SEARCH_ON = "search-on";

  public Method {
    states = List.copyOf(states);
    Check.name("kind", kind);
    Check.that(!states.isEmpty(), "states", "must not be empty, but those of " + kind + " are");
  }

  /** Makes a fresh decoder that reads the clock between passes. */
  @FunctionalInterface
  public interface Decoders<S extends Record> {
    Decoder newDecoder(LanguageModel model, S settings, NanoClock clock);
  }

  /** Returns the keys of its settings. */
  public List<String> settingKeys() {
    return List.copyOf(Kebab.components(settingsType).keySet());
  }

  /** Returns the keys of its strategies in a suite except the kind, with their types. */
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

  /**
   * Refuses a state or task that no strategy of the method can have; the message begins with the
   * key.
   */
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

  /** Returns a fresh decoder. */
  public Decoder newDecoder(LanguageModel model, Record settings, NanoClock clock) {
    return decoders.newDecoder(model, settingsType.cast(settings), clock);
  }

  /** Returns whether its strategies may search before measuring. */
  public boolean searchesBefore() {
    return states.contains(StreamState.STEADY);
  }

  /** Returns whether a suite has to choose the stream state of its decoders. */
  public boolean choosesState() {
    return states.size() > 1;
  }

  /** Returns the names of the stream states that its decoders may have, separated by commas. */
  public String stateNames() {
    return states.stream().map(Kebab::of).collect(Collectors.joining(", "));
  }

  /** Returns the kind, which identifies the method in messages. */
  @Override
  public String toString() {
    return kind;
  }
}
