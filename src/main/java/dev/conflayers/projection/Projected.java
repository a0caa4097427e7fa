package dev.conflayers.projection;

import dev.conflayers.model.ModelDimensions;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A projection and all that stands beside it.
 *
 * @param model what the user calls it
 * @param published beside it; empty unless it is a published model on the device of the figures
 * @param check beside what was measured; null unless asked for
 */
public record Projected(
    String model,
    ModelDimensions dimensions,
    Projection projection,
    List<BesidePublished> published,
    @Nullable ProjectionCheck check) {
  public Projected {
    published = List.copyOf(published);
  }

  /** Returns the model and its size in a line. */
  public String title() {
    return String.format(
        Locale.ROOT,
        "%s: %d layers, %d wide, %.2f G weights a pass",
        model,
        dimensions.layers(),
        dimensions.hidden(),
        dimensions.passWeights() / 1e9);
  }
}
