package dev.conflayers.report;

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

/** What every format of a report is made of; its charts are computed once. */
public final class Report {
  private final Analysis analysis;
  private final Map<Part, List<Picture>> charts;

  private final @Nullable Choice choice;
  private final String otherRuns;

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
   * @param choice what the run tested; null where nothing was chosen before
   * @param otherRuns one sentence about runs that measured the same; empty where nobody looked
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

  Analysis analysis() {
    return analysis;
  }

  List<Picture> charts(Part part) {
    return charts.getOrDefault(part, List.of());
  }

  /** Returns all charts, those too that there is no data for. */
  List<Picture> charts() {
    Stream<Picture> ofRun = charts.values().stream().flatMap(List::stream);
    return Stream.concat(ofRun, Stream.ofNullable(choice).map(ChoiceChart::of)).toList();
  }

  /** Returns each chart as files by name: of kinds svg, png and csv those that are asked for. */
  public Map<String, byte[]> chartFiles(Collection<String> kinds) {
    return ChartFiles.of(charts(), kinds);
  }
}
