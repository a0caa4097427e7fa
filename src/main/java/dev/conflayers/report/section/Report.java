package dev.conflayers.report.section;

import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.Choice;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.gallery.ChoiceChart;
import dev.conflayers.report.gallery.Gallery;
import dev.conflayers.report.gallery.Part;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The content shared by all formats of a report; its charts are computed once. */
public final class Report {
  private final Analysis analysis;
  private final Map<Part, List<Picture>> charts;

  private final @Nullable Choice choice;
  private final String otherRuns;
  private final Drawings drawings = new Drawings();

  private Report(
      Analysis analysis,
      Map<Part, List<Picture>> charts,
      @Nullable Choice choice,
      String otherRuns) {
    this.analysis = analysis;
    this.charts = charts;
    this.choice = choice;
    this.otherRuns = otherRuns;
  }

  public static Report of(Analysis analysis) {
    return of(analysis, null, "");
  }

  /**
   * Returns the report of a run.
   *
   * @param choice the tuning result that the run tested; null if there was no tuning
   * @param otherRuns one sentence about runs that measured the same; empty if not searched for
   */
  public static Report of(Analysis analysis, @Nullable Choice choice, String otherRuns) {
    return new Report(analysis, Gallery.of(analysis), choice, otherRuns);
  }

  String otherRuns() {
    return otherRuns;
  }

  @Nullable Choice choice() {
    return choice;
  }

  /** Returns what it reports. */
  public Analysis analysis() {
    return analysis;
  }

  /** Returns its charts, each drawn at most once. */
  public Drawings drawings() {
    return drawings;
  }

  List<Picture> charts(Part part) {
    return charts.getOrDefault(part, List.of());
  }

  /** Returns all charts, including those without data. */
  List<Picture> charts() {
    Stream<Picture> ofRun = charts.values().stream().flatMap(List::stream);
    return Stream.concat(ofRun, Stream.ofNullable(choice).map(ChoiceChart::of)).toList();
  }

  /** Returns the chart files by name, in the requested kinds (svg, png, csv). */
  public Map<String, byte[]> chartFiles(Collection<String> kinds) {
    return ChartFiles.of(charts(), kinds, drawings);
  }
}
