package dev.conflayers.report.gallery;

import dev.conflayers.evidence.SearchEvent;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import dev.conflayers.stats.Interval;
import dev.conflayers.stats.Means;
import dev.conflayers.stats.PointEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Chart of mean layer confidence by task, with intervals over prompts. */
final class LayerMeans {
  private static final String ID = "layer-confidence-mean";
  private static final String TITLE = "Mean layer confidence";
  private static final int MOST_STRATEGIES = 4;
  private static final int FEWEST_LAYERS = 3;

  /** The t interval of fewer prompts is wider than the scale of confidence. */
  private static final int FEWEST_PROMPTS = 4;

  private LayerMeans() {}

  static Picture of(ChartedStrategies strategies) {
    List<Panel> panels = new ArrayList<>();
    for (String strategy : strategies.searching()) {
      Panel panel = panel(strategies, strategy);
      if (!panel.series().isEmpty() && panels.size() < MOST_STRATEGIES) {
        panels.add(panel);
      }
    }
    return panels.isEmpty()
        ? Picture.none(ID, TITLE, ChartedStrategies.NO_LOOKS)
        : Picture.of(
                ID,
                TITLE,
                strategies.caption(
                    "1 - entropy / maximum entropy, "
                        + LayerConfidences.UNIT
                        + ", of the layers that can be skipped. Bands: "
                        + strategies.level()
                        + " of the mean over the prompts on which a search measured it, after"
                        + " averaging within prompts, if there are at least "
                        + FEWEST_PROMPTS
                        + ". The first "
                        + MOST_STRATEGIES
                        + " strategies that measured confidence."),
                "Mean confidence by layer, one line for each task, with intervals.",
                panels)
            .grid(Math.min(2, panels.size()), 280);
  }

  private static Panel panel(ChartedStrategies strategies, String strategy) {
    Panel panel = Panel.of(strategy, Axis.count("layer"), Axis.linear("confidence"));
    double level = strategies.analysis().run().confidence();
    int at = 0;
    for (String task : strategies.tasks()) {
      List<double[]> prompts =
          prompts(
              strategies.looks().stream()
                  .filter(look -> look.strategy().equals(strategy) && look.task().equals(task))
                  .toList());
      Ink ink = Ink.of(at++);
      if (!prompts.isEmpty()) {
        List<Dot> line = line(prompts, level);
        panel =
            panel
                .with(new Series.Band("", ink, line))
                .with(new Series.Curve(task, ink, false, line));
      }
    }
    return panel;
  }

  /** Returns each measured prompt's profile, the mean over its measurements. */
  private static List<double[]> prompts(List<SearchEvent> looks) {
    SortedMap<String, List<SearchEvent>> byPrompt = new TreeMap<>();
    for (SearchEvent look : looks) {
      if (look.confidences().size() >= 2 + FEWEST_LAYERS) {
        byPrompt.computeIfAbsent(look.fork() + "/" + look.age(), p -> new ArrayList<>()).add(look);
      }
    }
    List<double[]> profiles = new ArrayList<>();
    for (Map.Entry<String, List<SearchEvent>> prompt : byPrompt.entrySet()) {
      double[] mean = new double[prompt.getValue().get(0).confidences().size()];
      for (SearchEvent look : prompt.getValue()) {
        for (int layer = 0; layer < mean.length; layer++) {
          mean[layer] += look.confidences().get(layer) / prompt.getValue().size();
        }
      }
      profiles.add(mean);
    }
    return profiles;
  }

  private static List<Dot> line(List<double[]> prompts, double level) {
    List<Dot> line = new ArrayList<>();
    for (int layer = 1; layer < prompts.get(0).length - 1; layer++) {
      int which = layer;
      double[] values =
          prompts.stream()
              .mapToDouble(profile -> profile[which])
              .filter(Double::isFinite)
              .toArray();
      if (values.length > 0) {
        PointEstimate mean = Means.mean(values, level);
        Interval interval = mean.interval();
        Dot dot = Dot.at(layer, mean.point());
        line.add(
            interval == null || values.length < FEWEST_PROMPTS
                ? dot
                : dot.y(interval.low(), interval.high()));
      }
    }
    return line;
  }
}
