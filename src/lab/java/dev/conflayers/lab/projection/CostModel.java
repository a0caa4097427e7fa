package dev.conflayers.lab.projection;

import dev.conflayers.stats.RandomDraws;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A distribution of pass costs. */
public interface CostModel {
  /** Returns the median costs. */
  PassCosts typical();

  /** Draws the costs of one machine from the distribution. */
  PassCosts drawn(RandomDraws draws);

  /** Returns the number of layers of a full-depth pass. */
  int layers();

  /** Returns the components of a full-depth step's time; empty if unknown. */
  default List<Projection.Share> stepShares() {
    return List.of();
  }

  /** Returns the seconds of a step that only reads weights and cache; null if unknown. */
  default @Nullable Double readingSeconds() {
    return null;
  }

  /** Returns a description of the source of the times. */
  String source();
}
