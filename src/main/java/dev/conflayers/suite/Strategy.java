package dev.conflayers.suite;

import dev.conflayers.base.Check;
import dev.conflayers.base.KeyRefusal;
import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.StreamState;
import dev.conflayers.decode.method.ByTask;
import dev.conflayers.decode.method.Freezable;
import dev.conflayers.decode.method.FrozenSkipSettings;
import dev.conflayers.decode.method.Method;
import dev.conflayers.decode.method.NoSettings;
import dev.conflayers.decode.method.fixed.FrozenSkip;
import dev.conflayers.model.LanguageModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a suite asks for text to be decoded.
 *
 * @param name the name reports use
 * @param state what the decoder brings to a prompt, one of the method's
 * @param settings of the method's type
 * @param searchOn the task whose prompts it searches on before measuring, for all tasks; empty
 *     where each task has a search of its own, or where it does not search before measuring
 */
public record Strategy(
    String name, Method<?> method, StreamState state, Record settings, String searchOn) {
  public Strategy {
    Check.name("name", name);
    method.check(state, settings);
    Check.that(
        searchOn.isEmpty() || state == StreamState.STEADY,
        Method.SEARCH_ON,
        "needs state: steady, got '" + searchOn + "'");
  }

  /** Makes a strategy that searches, if it does, on each task for itself. */
  public Strategy(String name, Method<?> method, StreamState state, Record settings) {
    this(name, method, state, settings, "");
  }

  /** Returns every layer, one token at a time: a baseline, or its control. */
  public static Strategy fullDepth(String name) {
    return of(Methods.FULL_DEPTH, name, new NoSettings());
  }

  /** Returns a strategy of a method that leaves the suite no choice of state. */
  public static <S extends Record> Strategy of(Method<S> method, String name, S settings) {
    Check.that(
        !method.choosesState(),
        "state",
        "must be given for a strategy of kind "
            + method.kind()
            + ": one of "
            + method.stateNames());
    return new Strategy(name, method, method.states().get(0), settings);
  }

  /** Returns the strategy that has these {@link #values}. */
  static Strategy of(Method<?> method, Map<String, Object> values) {
    return new Strategy(
        String.class.cast(values.getOrDefault("name", "")),
        method,
        StreamState.class.cast(values.getOrDefault("state", method.states().get(0))),
        Record.class.cast(values.getOrDefault("settings", new NoSettings())),
        String.class.cast(values.getOrDefault(Method.SEARCH_ON, "")));
  }

  /** Returns what a suite says of it beside its kind, key by key. */
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", name);
    values.put("state", state);
    values.put("settings", settings);
    values.keySet().retainAll(method.keys().keySet());
    if (!searchOn.isEmpty()) {
      values.put(Method.SEARCH_ON, searchOn);
    }
    return values;
  }

  /** Returns the word that stands for its method in a suite. */
  public String kind() {
    return method.kind();
  }

  /** Returns whether it decodes by {@code other}. */
  public boolean is(Method<?> other) {
    return method.equals(other);
  }

  /** Returns its settings if it decodes by {@code other}. */
  public <S extends Record> Optional<S> settings(Method<S> other) {
    return is(other) ? Optional.of(other.settingsType().cast(settings)) : Optional.empty();
  }

  /** Returns whether what the decoder learns from one prompt serves the next. */
  public boolean carriesOver() {
    return state != StreamState.PER_PROMPT_RESET;
  }

  /**
   * Returns what it is for the prompts of {@code task}.
   *
   * @throws IllegalArgumentException if its settings leave that task out
   */
  public Strategy on(String task) {
    return settings instanceof ByTask byTask
        ? new Strategy(name, method, state, byTask.on(task))
        : this;
  }

  /**
   * Returns what is left of it, under another name, once its searches have ended.
   *
   * @param sets what they found; empty for a strategy that does not search before it is measured,
   *     which stays as it is
   * @throws IllegalArgumentException if there are sets of a method that has no search to end
   */
  public Strategy frozen(String newName, List<FrozenSkipSettings.TaskSet> sets) {
    if (sets.isEmpty()) {
      return new Strategy(newName, method, state, settings, searchOn);
    }
    if (settings instanceof Freezable freezable) {
      return of(FrozenSkip.METHOD, newName, freezable.frozen(sets));
    }
    throw new KeyRefusal(
        "sets", "must be empty for a strategy of kind " + kind() + ", which searches for none");
  }

  /** Returns a decoder that has learnt nothing yet and reads {@code clock} between passes. */
  public Decoder newDecoder(LanguageModel model, NanoClock clock) {
    return method.newDecoder(model, settings, clock);
  }
}
