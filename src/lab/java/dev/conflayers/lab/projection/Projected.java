package dev.conflayers.lab.projection;

import dev.conflayers.model.ModelDimensions;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A projection with its comparisons.
 *
 * @param model the user's name of the model
 * @param published comparisons with published figures; empty unless it is a published model on the
 *     device of the figures
 * @param check comparison with measured runs; null unless requested
 */
public record Projected(
    String model,
    ModelDimensions dimensions,
    Projection projection,
    List<PublishedComparison> published,
    @Nullable ProjectionCheck check) {
  private static final double MEGA = 1e6;
  private static final double GIGA = 1e9;

  public Projected {
    published = List.copyOf(published);
  }

  /** Returns a one-line description of the model and its size. */
  public String title() {
    double weights = (double) dimensions.passWeights();
    return String.format(
        Locale.ROOT,
        "%s: %d layers, %d wide, %s weights per pass",
        model,
        dimensions.layers(),
        dimensions.hidden(),
        weights < GIGA
            ? String.format(Locale.ROOT, "%.1f M", weights / MEGA)
            : String.format(Locale.ROOT, "%.2f G", weights / GIGA));
  }
}
