package dev.conflayers.report.chart;

import java.util.List;

/**
 * A chart before rendering: its data and texts.
 *
 * @param id base name of its files
 * @param subtitle the estimand, the sample sizes and the testbed
 * @param description text alternative for readers who cannot see the chart
 * @param columns number of panels in a row
 * @param panelHeight in points
 * @param missing why there is nothing to draw; empty if there is data
 */
public record Picture(
    String id,
    String title,
    List<String> subtitle,
    String description,
    List<Panel> panels,
    int columns,
    int panelHeight,
    String missing) {
  public Picture {
    subtitle = List.copyOf(subtitle);
    panels = List.copyOf(panels);
  }

  /** Returns a chart with its panels in one column. */
  public static Picture of(
      String id, String title, List<String> subtitle, String description, List<Panel> panels) {
    return new Picture(id, title, subtitle, description, panels, 1, 300, "");
  }

  /** Returns a chart without data, with the reason. */
  public static Picture none(String id, String title, String why) {
    return new Picture(id, title, List.of(), "", List.of(), 1, 0, why);
  }

  public Picture grid(int across, int height) {
    return new Picture(id, title, subtitle, description, panels, across, height, missing);
  }

  public boolean isDrawn() {
    return missing.isEmpty();
  }
}
