package dev.conflayers.app.gate;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a change is compared with: a stored baseline, another strategy of the same run, or another
 * build.
 *
 * @param baselines the folder of stored baselines
 * @param baseline name of the stored baseline
 * @param base a strategy of the same run to compare {@code head} with; empty for the baseline
 * @param build another build to compare with; null for the baseline
 */
public record GateReference(
    Path baselines, String baseline, String base, String head, @Nullable Path build) {
  /** Returns the stored baseline of a name. */
  public static GateReference baseline(Path baselines, String name) {
    return new GateReference(baselines, name, "", "", null);
  }

  /** Returns another strategy of the run that is judged, block by block. */
  public GateReference strategies(String base, String head) {
    return new GateReference(baselines, baseline, base, head, build);
  }
}
