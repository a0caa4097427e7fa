package dev.conflayers.cli;

import dev.conflayers.model.EngineOptions;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.torch.EngineProblem;
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
    String doing = "Loading " + name + " ... ";
    show(terminal, doing, "");
    LoadedModel model;
    try {
      model = wiring.engine().load(path, options, line -> show(terminal, doing, line));
    } catch (IllegalArgumentException | EngineProblem e) {
      throw new UnavailableException(String.valueOf(e.getMessage()), e);
    } finally {
      terminal.clear();
    }
    terminal.note(
        String.format(
            Locale.ROOT, "Loaded %s in %.1f s.", name, (wiring.clock().nanos() - start) / 1e9));
    return model;
  }

  /** Sentences stay on a terminal, all else is overwritten by what comes next. */
  private static void show(Terminal terminal, String doing, String line) {
    if (!terminal.live()) {
      terminal.note(line.isEmpty() ? doing.strip() : line);
    } else {
      if (line.endsWith(".")) {
        terminal.clear();
        terminal.note(line);
      }
      terminal.redraw(doing + (line.endsWith(".") ? "" : line));
    }
  }
}
