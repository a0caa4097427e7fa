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
 * A decoding strategy of a suite: a method with its settings.
 *
 * @param name the name reports use
 * @param state the decoder's stream state, one of the method's
 * @param settings of the method's type
 * @param searchOn the task on whose prompts it searches before measuring, for all tasks; empty if
 *     each task has its own search, or if it does not search before measuring
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

  /** Makes a strategy that searches, if at all, on each task separately. */
  public Strategy(String name, Method<?> method, StreamState state, Record settings) {
    this(name, method, state, settings, "");
  }

  /** Returns a strategy of full depth: the baseline, or its control. */
  public static Strategy fullDepth(String name) {
    return of(Methods.FULL_DEPTH, name, new NoSettings());
  }

  /** Returns a strategy of a method with only one state. */
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

  /** Returns the strategy with these {@link #values}. */
  static Strategy of(Method<?> method, Map<String, Object> values) {
    return new Strategy(
        String.class.cast(values.getOrDefault("name", "")),
        method,
        StreamState.class.cast(values.getOrDefault("state", method.states().get(0))),
        Record.class.cast(values.getOrDefault("settings", new NoSettings())),
        String.class.cast(values.getOrDefault(Method.SEARCH_ON, "")));
  }

  /** Returns its values in a suite except its kind, by key. */
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

  /** Returns the name of its method in a suite. */
  public String kind() {
    return method.kind();
  }

  /** Returns whether its method is {@code other}. */
  public boolean is(Method<?> other) {
    return method.equals(other);
  }

  /** Returns its settings if its method is {@code other}. */
  public <S extends Record> Optional<S> settings(Method<S> other) {
    return is(other) ? Optional.of(other.settingsType().cast(settings)) : Optional.empty();
  }

  /** Returns whether the decoder carries what it learns from one prompt to the next. */
  public boolean carriesOver() {
    return state != StreamState.PER_PROMPT_RESET;
  }

  /**
   * Returns the strategy for prompts of {@code task}.
   *
   * @throws IllegalArgumentException if its settings do not cover that task
   */
  public Strategy on(String task) {
    return settings instanceof ByTask byTask
        ? new Strategy(name, method, state, byTask.on(task))
        : this;
  }

  /**
   * Returns the strategy that its finished searches leave, under another name.
   *
   * @param sets their results; empty for a strategy that does not search before measuring, which is
   *     unchanged
   * @throws IllegalArgumentException if there are sets although the method has no such search
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

  /** Returns a fresh decoder that reads {@code clock} between passes. */
  public Decoder newDecoder(LanguageModel model, NanoClock clock) {
    return method.newDecoder(model, settings, clock);
  }
}
