package dev.conflayers.cli;

import dev.conflayers.model.EngineOptions;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.llama.EngineProblem;
import dev.conflayers.suite.ModelChoice;
import java.util.Locale;

/** The one place where commands load models. */
final class Models {
  private Models() {}

  /**
   * Loads {@code choice} and tells the user.
   *
   * @throws UnavailableException if this machine has no such engine, device or format
   */
  static LoadedModel load(Wiring wiring, ModelChoice choice, boolean offline) {
    return load(wiring, choice.name(), choice.options(), offline);
  }

  /** Loads a model as {@link #load(Wiring, ModelChoice, boolean)} does, with other options. */
  static LoadedModel load(Wiring wiring, String name, EngineOptions options, boolean offline) {
    Terminal terminal = wiring.terminal();
    String path = wiring.models().find(name, offline);
    long start = wiring.clock().nanos();
    terminal.note("Loading " + name + " ...");
    LoadedModel model;
    try {
      model = wiring.engine().load(path, options, terminal::note);
    } catch (IllegalArgumentException | EngineProblem e) {
      throw new UnavailableException(String.valueOf(e.getMessage()), e);
    }
    terminal.note(
        String.format(Locale.ROOT, "Loaded in %.1f s.", (wiring.clock().nanos() - start) / 1e9));
    return model;
  }
}
