package dev.conflayers.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.analysis.Analyst;
import dev.conflayers.report.page.RichText;
import dev.conflayers.task.Tasks;
import dev.conflayers.testing.RunRecords;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static final String HTML =
      new HtmlReport().render(Analyst.analyse(RunView.of(RunRecords.handMade()), Tasks::byName));

  @Test
  void needsNothingFromElsewhere() {
    assertThat(HTML)
        .contains("default-src 'none'")
        .doesNotContain("http:", "https:", "src=", "@import")
        .doesNotContainPattern("url\\((?!#)");
  }

  @Test
  void everyLinkOfTheContentsLeadsToASection() {
    String contents = HTML.substring(HTML.indexOf("<nav"), HTML.indexOf("</nav>"));
    String[] links = contents.split("href=\"#", -1);
    assertThat(links.length).isGreaterThan(5);
    for (int i = 1; i < links.length; i++) {
      String id = links[i].substring(0, links[i].indexOf('"'));
      assertThat(HTML).contains("<h2 id=\"" + id + "\">");
    }
  }

  @Test
  void dataCannotBecomeMarkup() {
    assertThat(HtmlReport.escape("<script>alert(\"1\" & '2')</script>"))
        .isEqualTo("&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;");
  }

  @Test
  void hiddenCharactersAreNamed() {
    assertThat(HtmlReport.escape("a\u0000b\u202ec\ud800d\u200fe\uffff"))
        .isEqualTo("aU+0000bU+202EcU+D800dU+200FeU+FFFF");
    assertThat(HtmlReport.escape("שלום, 你好 \ud83d\ude42\n\t"))
        .isEqualTo("שלום, 你好 \ud83d\ude42\n\t");
  }

  @Test
  void ourOwnWordsHaveMarksAndDataHasNone() {
    RichText words = RichText.of("a *b* `c` 2 * 3").plain("*d* `e`");
    assertThat(words.spans())
        .containsExactly(
            new RichText.Span(RichText.Style.PLAIN, "a "),
            new RichText.Span(RichText.Style.EMPHASIS, "b"),
            new RichText.Span(RichText.Style.PLAIN, " "),
            new RichText.Span(RichText.Style.CODE, "c"),
            new RichText.Span(RichText.Style.PLAIN, " 2 * 3"),
            new RichText.Span(RichText.Style.PLAIN, "*d* `e`"));
  }
}
