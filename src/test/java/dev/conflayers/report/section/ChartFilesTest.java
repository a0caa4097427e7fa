package dev.conflayers.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.Analyst;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.report.MarkdownReport;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.gallery.Gallery;
import dev.conflayers.task.Tasks;
import dev.conflayers.testing.SimulatedRun;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ChartFilesTest {
  private static Analysis analysis() {
    return Analyst.analyse(
        RunView.of(new SimulatedRun().size(24, 3).claimsSpeed("any-task", 1.4).record()),
        Tasks::byName);
  }

  @Test
  void theForestShowsTheFiguresOfTheTables() {
    Analysis analysis = analysis();
    String csv =
        new String(
            Objects.requireNonNull(Report.of(analysis).chartFiles(List.of("csv")).get("speed.csv")),
            StandardCharsets.UTF_8);
    for (Comparison comparison : analysis.comparisons()) {
      Estimate geo = comparison.figure(Estimand.S_GEO);
      if (geo != null && geo.value() != null) {
        assertThat(csv).contains("," + digits(geo.value()) + ",");
      }
    }
  }

  private static String digits(Double value) {
    return new BigDecimal(value).round(new MathContext(9)).stripTrailingZeros().toPlainString();
  }

  @Test
  void aChartThatCannotBeDrawnSaysWhy() {
    List<Picture> missing =
        Gallery.of(analysis()).values().stream()
            .flatMap(List::stream)
            .filter(picture -> !picture.isDrawn())
            .toList();
    assertThat(missing).extracting(Picture::id).contains("transfer", "layer-confidence");
    assertThat(new MarkdownReport().render(analysis()))
        .contains("## Charts without data")
        .contains(missing.get(0).missing());
  }

  @Test
  void everyChartOfAPageHasADifferentName() {
    assertThat(Gallery.of(analysis()).values().stream().flatMap(List::stream).map(Picture::id))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyDrawnChartSaysOnWhatAndOfWhichPlan() {
    Analysis analysis = analysis();
    String plan = analysis.run().fingerprint().substring(0, 12);
    Gallery.of(analysis).values().stream()
        .flatMap(List::stream)
        .filter(Picture::isDrawn)
        .forEach(
            picture ->
                assertThat(String.join(" ", picture.subtitle()))
                    .as(picture.id())
                    .contains("plan " + plan)
                    .contains("3 forks"));
  }

  @Test
  void aFileIsWrittenInEveryFormatThatIsAskedFor() {
    Map<String, byte[]> files = Report.of(analysis()).chartFiles(List.of("svg", "png", "csv"));
    assertThat(files).containsKeys("speed.svg", "speed.png", "speed.csv");
    assertThat(new String(files.get("speed.svg"), StandardCharsets.UTF_8)).startsWith("<?xml");
    assertThat(files.get("speed.png")).startsWith(0x89, 'P', 'N', 'G');
  }
}
