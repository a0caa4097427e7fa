package dev.conflayers.lab.projection;

import dev.conflayers.stats.RandomDraws;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of the time that passes take. */
public interface CostModel {
  /** Returns the median of what is known. */
  PassCosts typical();

  /** Returns one of the machines that it could be. */
  PassCosts drawn(RandomDraws draws);

  /** Returns how many layers a full-depth pass has. */
  int layers();

  /** Returns what a full-depth step waits for; empty where that is not known. */
  default List<Projection.Share> stepShares() {
    return List.of();
  }

  /** Returns the seconds of a step that only read weights and cache; null where not known. */
  default @Nullable Double readingSeconds() {
    return null;
  }

  /** Returns, in words, where the times come from. */
  String source();
}
