package dev.conflayers.report.gallery;

import dev.conflayers.evidence.SearchEvent;
import dev.conflayers.judge.analysis.SetAgreement;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Chart of the skip sets of a search, from its first candidate to its end. */
final class SkipSets {
  private static final String TITLE = "Skip sets during the search";
  private static final int MOST_STREAMS = 4;
  private static final int MOST_EVENTS = 12;

  private SkipSets() {}

  static Picture of(ChartedStrategies strategies) {
    Map<String, List<SearchEvent>> streams =
        ChartedStrategies.streams(
            strategies.observations().searches().stream().filter(SearchEvent::installs).toList());
    if (streams.isEmpty()) {
      return Picture.none("skip-sets", TITLE, "no strategy of the suite searches");
    }
    int most =
        Math.min(
            MOST_EVENTS,
            streams.values().stream().limit(MOST_STREAMS).mapToInt(List::size).max().orElse(1));
    List<Panel> panels =
        streams.entrySet().stream()
            .limit(MOST_STREAMS)
            .map(stream -> panel(strategies, stream.getKey(), stream.getValue(), most))
            .toList();
    return Picture.of(
            "skip-sets",
            TITLE,
            strategies.caption(
                "Left half of a layer: attention, right half: MLP; in brackets: Jaccard similarity"
                    + " to the final set. At most 12 events per stream."
                    + ChartedStrategies.firstOf(MOST_STREAMS, streams.size())),
            "Skipped sublayers by event of the search, for each stream of prompts.",
            panels)
        .grid(Math.min(2, panels.size()), 90 + 18 * most);
  }

  private static Panel panel(
      ChartedStrategies strategies, String title, List<SearchEvent> all, int most) {
    List<SearchEvent> events = ChartedStrategies.spreadOut(all, MOST_EVENTS);
    SearchEvent last = all.get(all.size() - 1);
    List<String> rows = new ArrayList<>();
    List<Dot> improved = new ArrayList<>();
    List<Dot> other = new ArrayList<>();
    for (int row = 0; row < events.size(); row++) {
      SearchEvent event = events.get(row);
      rows.add(String.format(Locale.ROOT, "%s (%.2f)", event.word(), jaccard(event, last)));
      List<Dot> into = event.tries() ? other : improved;
      for (int layer : event.attention()) {
        into.add(cell(layer - 0.45, layer, row));
      }
      for (int layer : event.mlp()) {
        into.add(cell(layer, layer + 0.45, row));
      }
    }
    rows.addAll(Collections.nCopies(most - rows.size(), ""));
    Ink ink = strategies.ink(all.get(0).strategy());
    return Panel.of(
            title,
            Axis.count("layer").within(-0.6, strategies.observations().layers() - 0.4),
            Axis.names(rows))
        .with(new Series.Bars("skipped by a candidate", Ink.grey(), other))
        .with(new Series.Bars("skipped from this point on", ink, improved));
  }

  private static Dot cell(double left, double right, int row) {
    return Dot.at((left + right) / 2, row).x(left, right).y(row - 0.4, row + 0.4);
  }

  private static double jaccard(SearchEvent a, SearchEvent b) {
    return SetAgreement.jaccard(sublayers(a), sublayers(b));
  }

  private static Set<String> sublayers(SearchEvent event) {
    Set<String> sublayers = new HashSet<>();
    event.attention().forEach(layer -> sublayers.add("a" + layer));
    event.mlp().forEach(layer -> sublayers.add("m" + layer));
    return sublayers;
  }
}
