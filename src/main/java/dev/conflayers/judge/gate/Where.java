package dev.conflayers.judge.gate;

import dev.conflayers.base.Check;
import dev.conflayers.base.ModelFacts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Condition on the model under which a rule applies; elsewhere it is skipped.
 *
 * @param dtype format of numbers, such as fp32
 * @param device such as cpu
 */
public record Where(@Nullable String dtype, @Nullable String device) {
  public Where {
    Check.that(dtype != null || device != null, "dtype", "or device must be given");
  }

  /** Returns whether a model with these facts meets the condition. */
  boolean holds(Map<String, String> model) {
    return agrees(dtype, model.get(ModelFacts.DTYPE))
        && agrees(device, model.get(ModelFacts.DEVICE));
  }

  private static boolean agrees(@Nullable String wanted, @Nullable String actual) {
    return wanted == null || wanted.equals(actual);
  }

  String words() {
    return (dtype == null ? "" : "dtype " + dtype)
        + (dtype != null && device != null ? " and " : "")
        + (device == null ? "" : "device " + device);
  }
}
