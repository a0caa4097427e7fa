package dev.conflayers.app;

import dev.conflayers.base.Kebab;
import dev.conflayers.model.Device;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.StoredModel;
import dev.conflayers.suite.Fit;
import java.util.Arrays;
import java.util.Optional;

/**
 * Decides for suites what depends on their model: a chat if it has a template for one, and the
 * number format. A processor computes in single precision, which holds whatever is stored and is
 * served by kernels everywhere; a GPU in the format that is stored.
 */
record FitModel(Workplace workplace, boolean offline) implements Fit.ToModel {
  @Override
  public Fit of(String model, String device) {
    Optional<Device> known =
        Arrays.stream(Device.values()).filter(d -> Kebab.of(d).equals(device)).findFirst();
    if (model.isBlank() || known.isEmpty()) {
      return Fit.UNKNOWN;
    }
    StoredModel stored = workplace.engine().stored(workplace.models().find(model, offline));
    NumberFormat dtype =
        switch (known.get()) {
          case CPU -> NumberFormat.FP32;
          case CUDA -> stored.dtype();
          case JAVA -> NumberFormat.FP64;
        };
    return new Fit(stored.chat(), dtype);
  }
}
