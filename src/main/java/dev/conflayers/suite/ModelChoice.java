package dev.conflayers.suite;

import dev.conflayers.base.Check;
import dev.conflayers.model.Device;
import dev.conflayers.model.EngineOptions;
import dev.conflayers.model.NumberFormat;

/**
 * The model a suite measures.
 *
 * @param name a name of the catalogue, or the path of a checkpoint
 * @param dtype format of weights and activations
 * @param device device it runs on
 * @param threads number of threads a pass may use; 0 for one per core
 */
public record ModelChoice(String name, NumberFormat dtype, Device device, int threads) {
  public ModelChoice {
    Check.that(!name.isBlank(), "name", "must not be blank");
    Check.within("threads", threads, 0, 1024);
  }

  public EngineOptions options() {
    return EngineOptions.of(dtype, device, threads);
  }
}
