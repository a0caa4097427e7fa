package dev.conflayers.report.section;

import dev.conflayers.base.Numbers;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.PictureFile;
import dev.conflayers.report.chart.Series;
import dev.conflayers.report.text.CsvText;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Charts as separate files, with the numbers that they show. */
public final class ChartFiles {
  private static final int DIGITS = 9;

  private ChartFiles() {}

  /** Returns the files of all charts that have data, by name. */
  public static Map<String, byte[]> of(List<Picture> pictures, Collection<String> kinds) {
    return of(pictures, kinds, new Drawings());
  }

  static Map<String, byte[]> of(
      List<Picture> pictures, Collection<String> kinds, Drawings drawings) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    pictures.parallelStream()
        .filter(Picture::isDrawn)
        .map(picture -> files(picture, kinds, drawings))
        .forEachOrdered(files::putAll);
    return files;
  }

  private static Map<String, byte[]> files(
      Picture picture, Collection<String> kinds, Drawings drawings) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    kinds.forEach(kind -> files.put(picture.id() + "." + kind, bytes(picture, kind, drawings)));
    return files;
  }

  private static byte[] bytes(Picture picture, String kind, Drawings drawings) {
    return switch (kind) {
      case "svg" -> PictureFile.svg(drawings.element(picture)).getBytes(StandardCharsets.UTF_8);
      case "png" -> PictureFile.png(picture);
      case "csv" -> csv(picture).getBytes(StandardCharsets.UTF_8);
      default -> throw new IllegalArgumentException("kind must be svg, png or csv, got " + kind);
    };
  }

  /** Returns one line per point, line and shaded region. */
  static String csv(Picture picture) {
    StringBuilder csv = new StringBuilder();
    CsvText.line(
        csv, "panel", "drawn", "series", "label", "x", "x-low", "x-high", "y", "y-low", "y-high");
    for (Panel panel : picture.panels()) {
      for (Series series : panel.series()) {
        String drawn = series.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        series.dots().forEach(dot -> dot(csv, panel, drawn, series, dot));
      }
      for (Panel.Line at : panel.lines()) {
        String value = number(at.at());
        CsvText.line(
            csv,
            panel.title(),
            "line",
            "",
            at.label(),
            at.upright() ? value : "",
            "",
            "",
            at.upright() ? "" : value,
            "",
            "");
      }
    }
    return csv.toString();
  }

  private static void dot(StringBuilder csv, Panel panel, String drawn, Series series, Dot dot) {
    List<String> names = panel.y().names();
    int row = (int) Math.round(dot.y());
    boolean named = !names.isEmpty() && row >= 0 && row < names.size();
    CsvText.line(
        csv,
        panel.title(),
        drawn,
        series.name(),
        named ? (names.get(row) + " " + dot.label()).strip() : dot.label(),
        number(dot.x()),
        number(dot.xLow()),
        number(dot.xHigh()),
        number(dot.y()),
        number(dot.yLow()),
        number(dot.yHigh()));
  }

  private static String number(double value) {
    return Double.isFinite(value) ? Numbers.significant(value, DIGITS) : "";
  }
}
