package dev.conflayers.evidence;

import dev.conflayers.record.Measurement;
import dev.conflayers.suite.declared.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Mean confidence of each layer, from the searches before measuring. */
public final class LayerRanks {
  private static final int FEWEST = 3;

  private LayerRanks() {}

  /**
   * Returns, by method and task, one profile per search that recorded confidences: attention plus
   * feed-forward network, by layer, without the first and last layers, which no search may choose.
   */
  public static Map<String, Map<String, List<double[]>>> of(RunView run) {
    Map<String, List<Measurement>> searches = new TreeMap<>();
    for (Measurement m : run.record().measurements()) {
      if (m.phase() == Phase.SEARCH && m.ok()) {
        searches
            .computeIfAbsent(
                String.join("\n", m.strategy(), m.task(), Integer.toString(m.fork())),
                s -> new ArrayList<>())
            .add(m);
      }
    }
    Map<String, Map<String, List<double[]>>> profiles = new TreeMap<>();
    for (List<Measurement> search : searches.values()) {
      List<double[]> looks =
          search.stream()
              .flatMap(m -> m.searches().stream())
              .filter(s -> s.attentionConfidence().size() >= 2 + FEWEST)
              .map(LayerRanks::inner)
              .toList();
      if (!looks.isEmpty()) {
        Measurement first = search.get(0);
        profiles
            .computeIfAbsent(run.schedule().method(first.strategy()), m -> new TreeMap<>())
            .computeIfAbsent(first.task(), t -> new ArrayList<>())
            .add(mean(looks));
      }
    }
    return profiles;
  }

  private static double[] inner(Measurement.Search look) {
    double[] inner = new double[look.attentionConfidence().size() - 2];
    for (int layer = 0; layer < inner.length; layer++) {
      inner[layer] =
          look.attentionConfidence().get(layer + 1) + look.mlpConfidence().get(layer + 1);
    }
    return inner;
  }

  private static double[] mean(List<double[]> looks) {
    double[] mean = new double[looks.get(0).length];
    for (double[] look : looks) {
      for (int layer = 0; layer < mean.length; layer++) {
        mean[layer] += look[layer] / looks.size();
      }
    }
    return mean;
  }
}
