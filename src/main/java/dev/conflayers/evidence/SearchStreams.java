package dev.conflayers.evidence;

import dev.conflayers.decode.StreamState;
import dev.conflayers.record.Measurement;
import dev.conflayers.suite.declared.Phase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Streams of trials: those that one decoder served since it started learning, and where its search
 * ended.
 */
public final class SearchStreams {
  private SearchStreams() {}

  /** Returns the trials of each decoder in the order in which it served them. */
  public static Collection<List<TrialView>> of(List<TrialView> trials) {
    Map<String, List<TrialView>> streams = new TreeMap<>();
    Map<String, Integer> restarts = new HashMap<>();
    Map<String, Integer> ages = new HashMap<>();
    List<TrialView> ordered =
        trials.stream().sorted(Comparator.comparingInt(TrialView::trial)).toList();
    for (TrialView m : ordered) {
      String decoder = m.fork() + " " + m.task();
      // A resumed run starts learning again.
      if (m.decoderAge() <= ages.getOrDefault(decoder, -1)) {
        restarts.merge(decoder, 1, Integer::sum);
      }
      ages.put(decoder, m.decoderAge());
      streams
          .computeIfAbsent(
              decoder + " " + restarts.getOrDefault(decoder, 0), d -> new ArrayList<>())
          .add(m);
    }
    return streams.values();
  }

  /**
   * Returns the numbers of the trials whose decoder was no longer searching.
   *
   * @param searches whether the strategy ever searched for a skip set
   */
  static Set<Integer> steady(StreamState state, boolean searches, List<TrialView> trials) {
    Set<Integer> steady = new HashSet<>();
    if (state == StreamState.STEADY || !searches) {
      trials.forEach(m -> steady.add(m.trial()));
    } else if (state != StreamState.PER_PROMPT_RESET) {
      for (List<TrialView> stream : of(trials)) {
        int end = end(stream);
        for (int i = end + 1; end >= 0 && i < stream.size(); i++) {
          steady.add(stream.get(i).trial());
        }
      }
    }
    return steady;
  }

  /** Returns the index of the trial in which the search ended; -1 if it did not. */
  public static int end(List<TrialView> stream) {
    for (int i = stream.size() - 1; i >= 0; i--) {
      List<Measurement.Search> events = stream.get(i).measurement().searches();
      if (!events.isEmpty()) {
        return events.get(events.size() - 1).event().ends() ? i : -1;
      }
    }
    return -1;
  }

  /** Returns the index of the last trial before measuring, after which a skip set was frozen. */
  public static int prepared(List<TrialView> stream) {
    return (int) stream.stream().filter(m -> m.measurement().phase() == Phase.SEARCH).count() - 1;
  }
}
