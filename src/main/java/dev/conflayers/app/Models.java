package dev.conflayers.app;

import dev.conflayers.model.EngineOptions;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.torch.EngineProblem;
import dev.conflayers.run.Progress;
import dev.conflayers.suite.ModelChoice;
import java.util.Locale;

/** The one place where models are loaded. */
public final class Models {
  private Models() {}

  /**
   * Loads the model of a suite.
   *
   * @throws UnavailableException if this machine has no such engine, device or format
   */
  public static LoadedModel load(Workplace workplace, ModelChoice choice, boolean offline) {
    return load(workplace, choice.name(), choice.options(), offline);
  }

  /**
   * Loads a model with options of the caller's.
   *
   * @throws UnavailableException if this machine has no such engine, device or format
   */
  public static LoadedModel load(
      Workplace workplace, String name, EngineOptions options, boolean offline) {
    Progress progress = workplace.progress();
    String path = workplace.models().find(name, offline);
    long start = workplace.instruments().clock().nanos();
    progress.loading(name, "");
    LoadedModel model;
    try {
      model = workplace.engine().load(path, options, step -> progress.loading(name, step));
    } catch (IllegalArgumentException | EngineProblem e) {
      throw new UnavailableException(String.valueOf(e.getMessage()), e);
    } finally {
      progress.done();
    }
    progress.note(
        String.format(
            Locale.ROOT,
            "Loaded %s in %.1f s.",
            name,
            (workplace.instruments().clock().nanos() - start) / 1e9));
    return model;
  }
}
