package dev.conflayers.report;

import dev.conflayers.analysis.Analysis;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.gallery.Gallery;
import dev.conflayers.report.gallery.Part;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What every format of a report is made of; its charts are computed once. */
public final class Report {
  private final Analysis analysis;
  private final Map<Part, List<Picture>> charts;

  private Report(Analysis analysis, Map<Part, List<Picture>> charts) {
    this.analysis = analysis;
    this.charts = charts;
  }

  public static Report of(Analysis analysis) {
    return new Report(analysis, Gallery.of(analysis));
  }

  Analysis analysis() {
    return analysis;
  }

  List<Picture> charts(Part part) {
    return charts.getOrDefault(part, List.of());
  }

  /** Returns all charts, those too that there is no data for. */
  List<Picture> charts() {
    return charts.values().stream().flatMap(List::stream).toList();
  }

  /** Returns each chart as files by name: of kinds svg, png and csv those that are asked for. */
  public Map<String, byte[]> chartFiles(Collection<String> kinds) {
    return ChartFiles.of(charts(), kinds);
  }
}
