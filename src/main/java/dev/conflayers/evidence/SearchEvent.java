package dev.conflayers.evidence;

import dev.conflayers.base.Kebab;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.SearchEventKind;
import dev.conflayers.suite.declared.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * One event of a search for a skip set; layers are counted from 0.
 *
 * @param confidences of each layer, attention plus feed-forward, from 0 to 2; empty if not recorded
 */
public record SearchEvent(
    String strategy,
    String task,
    int fork,
    int age,
    SearchEventKind event,
    List<Integer> attention,
    List<Integer> mlp,
    List<Double> confidences) {
  public SearchEvent {
    attention = List.copyOf(attention);
    mlp = List.copyOf(mlp);
    confidences = List.copyOf(confidences);
  }

  /** Returns the search events of the measured decoders, in record order. */
  public static List<SearchEvent> all(RunView run) {
    List<SearchEvent> events = new ArrayList<>();
    for (Measurement m : run.record().measurements()) {
      // Decoders of the warm-up are not measured.
      if (m.phase() == Phase.WARM_UP) {
        continue;
      }
      for (Measurement.Search event : m.searches()) {
        events.add(
            new SearchEvent(
                m.strategy(),
                m.task(),
                m.fork(),
                m.decoderAge(),
                event.event(),
                event.attention(),
                event.mlp(),
                confidences(event)));
      }
    }
    return events;
  }

  private static List<Double> confidences(Measurement.Search event) {
    List<Double> sums = new ArrayList<>();
    for (int layer = 0; layer < event.attentionConfidence().size(); layer++) {
      sums.add((double) event.attentionConfidence().get(layer) + event.mlpConfidence().get(layer));
    }
    return sums;
  }

  /** Returns whether the event puts a recorded set into force; imported runs record none. */
  public boolean installs() {
    return event != SearchEventKind.REJECTED && event != SearchEventKind.ENDED;
  }

  /** Returns whether the set is a candidate, not yet judged. */
  public boolean tries() {
    return event == SearchEventKind.CANDIDATE;
  }

  /** Returns whether the search was over afterwards. */
  public boolean ends() {
    return event.ends();
  }

  /** Returns the kind of event in a word. */
  public String word() {
    return Kebab.of(event);
  }
}
