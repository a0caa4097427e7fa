package dev.conflayers.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.base.Visible;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.Analyst;
import dev.conflayers.report.section.Report;
import dev.conflayers.report.text.CsvText;
import dev.conflayers.task.Tasks;
import dev.conflayers.testing.HostileRun;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

/** What a model says is data: no format may act on it, whatever it says and however much. */
class HostileReportTest {
  private static final Analysis ANALYSIS =
      Analyst.analyse(RunView.of(HostileRun.of()), Tasks::byName);
  private static final String HTML = new HtmlReport().render(ANALYSIS);

  @Test
  void noFormatHoldsACharacterThatCannotBeSeen() {
    for (ReportFormat format : ReportFormat.all()) {
      if (format.fileName().endsWith(".json")) {
        continue; // JSON escapes controls, and programs want the text as it is.
      }
      String hidden =
          format
              .render(ANALYSIS)
              .codePoints()
              .filter(c -> Visible.isHidden(c) && c != '\n' && c != '\r' && c != '\t')
              .mapToObj(Visible::name)
              .reduce("", (a, b) -> a + " " + b);
      assertThat(hidden).as(format.fileName()).isEmpty();
    }
  }

  @Test
  void whatTheModelSaysIsThereAndIsText() {
    assertThat(HTML)
        .contains("&lt;script&gt;window.pwned=1&lt;/script&gt;")
        .contains("U+202Egnp.exe")
        .contains("U+0000")
        .doesNotContain("<script>window", "<img", "<b>x", "onload='");
    assertThat(new MarkdownReport().render(ANALYSIS)).doesNotContain("<script", "<b>", "<img");
  }

  @Test
  void aLongAnswerIsCut() {
    assertThat(HTML).contains("more tokens");
    assertThat(HTML.length()).isLessThan(1_500_000);
  }

  @Test
  void theDocumentEndsOnce() {
    String tex = new TexReport().render(ANALYSIS);
    assertThat(tex.indexOf("\\end{document}"))
        .isEqualTo(tex.length() - "\\end{document}\n".length());
    assertThat(tex).doesNotContain("\\input");
  }

  @Test
  void everyDrawingIsXml() throws Exception {
    Matcher drawings = Pattern.compile("(?s)<svg .*?</svg\\s*>").matcher(HTML);
    int found = 0;
    while (drawings.find()) {
      parse(drawings.group().replace("<svg ", "<svg xmlns:xlink=\"urn:x\" "));
      found++;
    }
    assertThat(found).isGreaterThan(5);
    for (Map.Entry<String, byte[]> file :
        Report.of(ANALYSIS).chartFiles(List.of("svg")).entrySet()) {
      parse(new String(file.getValue(), StandardCharsets.UTF_8));
    }
  }

  private static void parse(String xml) throws Exception {
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void noFieldOfACsvIsAFormula() {
    StringBuilder all = new StringBuilder(new CsvReport().render(ANALYSIS));
    Report.of(ANALYSIS)
        .chartFiles(List.of("csv"))
        .values()
        .forEach(bytes -> all.append(new String(bytes, StandardCharsets.UTF_8)));
    assertThat(all).doesNotContainPattern("(?m)(^|,)\"?[=@]");
    assertThat(CsvText.field("-2+3+cmd|' /C calc'!A0")).startsWith("'-2+3");
    assertThat(CsvText.field("-0.25")).isEqualTo("-0.25");
    assertThat(CsvText.field("+0.003")).isEqualTo("+0.003");
    assertThat(CsvText.field("a\u0000b\u202e")).isEqualTo("aU+0000bU+202E");
  }
}
