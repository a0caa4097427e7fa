package dev.conflayers.analysis;

import dev.conflayers.result.Measurement;
import dev.conflayers.result.Origin;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much was drafted and accepted in a trial: by its steps, or in sum where only that is known.
 */
final class DraftCounts {
  private final Map<Integer, Origin.Counters> sums = new HashMap<>();

  private DraftCounts() {}

  static DraftCounts of(@Nullable Origin origin) {
    DraftCounts counts = new DraftCounts();
    if (origin != null) {
      origin.counters().forEach(sum -> counts.sums.put(sum.trial(), sum));
    }
    return counts;
  }

  int drafted(Measurement m) {
    Origin.Counters sum = sums.get(m.trial());
    Integer known = sum == null ? null : sum.drafted();
    return known == null ? m.drafted() : known;
  }

  int accepted(Measurement m) {
    Origin.Counters sum = sums.get(m.trial());
    Integer known = sum == null ? null : sum.accepted();
    return known == null ? m.accepted() : known;
  }
}
