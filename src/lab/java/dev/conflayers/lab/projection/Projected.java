package dev.conflayers.lab.projection;

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
  private static final double MEGA = 1e6;
  private static final double GIGA = 1e9;

  public Projected {
    published = List.copyOf(published);
  }

  /** Returns the model and its size in a line. */
  public String title() {
    double weights = (double) dimensions.passWeights();
    return String.format(
        Locale.ROOT,
        "%s: %d layers, %d wide, %s weights a pass",
        model,
        dimensions.layers(),
        dimensions.hidden(),
        weights < GIGA
            ? String.format(Locale.ROOT, "%.1f M", weights / MEGA)
            : String.format(Locale.ROOT, "%.2f G", weights / GIGA));
  }
}
