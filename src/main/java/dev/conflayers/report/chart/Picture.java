package dev.conflayers.report.chart;

import java.util.List;

/**
 * A chart before it is drawn: what it shows, in numbers and in words.
 *
 * @param id name of its files
 * @param subtitle what is estimated, from how many of what, and on what
 * @param description what a reader sees who cannot see it
 * @param columns how many panels stand beside each other
 * @param panelHeight in points
 * @param missing why there is nothing to draw; empty where there is
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

  /** Returns a chart of some panels in as many columns. */
  public static Picture of(
      String id, String title, List<String> subtitle, String description, List<Panel> panels) {
    return new Picture(id, title, subtitle, description, panels, 1, 300, "");
  }

  /** Returns a chart that cannot be drawn, and why. */
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
