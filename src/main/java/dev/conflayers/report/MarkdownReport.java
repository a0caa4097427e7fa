package dev.conflayers.report;

import dev.conflayers.report.page.Page;
import dev.conflayers.report.page.RichText;
import dev.conflayers.report.section.Report;
import dev.conflayers.report.section.ReportPage;
import dev.conflayers.report.text.MarkdownText;
import java.util.stream.Collectors;

/** The report as Markdown, also readable as plain text. */
public final class MarkdownReport implements ReportFormat {
  @Override
  public String fileName() {
    return "report.md";
  }

  @Override
  public String render(Report report) {
    return render(ReportPage.of(report));
  }

  /** Returns a page as Markdown. */
  public static String render(Page page) {
    StringBuilder md = new StringBuilder("# " + MarkdownText.of(page.title()) + "\n\n");
    page.blocks().forEach(block -> md.append(block(block)).append('\n'));
    return md.substring(0, md.length() - 1);
  }

  private static String block(Page.Block block) {
    if (block instanceof Page.Heading heading) {
      return "#".repeat(heading.level()) + " " + MarkdownText.of(heading.text()) + "\n";
    } else if (block instanceof Page.Paragraph paragraph) {
      return words(paragraph.words()) + "\n";
    } else if (block instanceof Page.Items items) {
      return items.items().stream()
          .map(item -> "- " + words(item) + "\n")
          .collect(Collectors.joining());
    } else if (block instanceof Page.Listing listing) {
      return "```\n" + listing.text().replace('`', '\'') + "\n```\n";
    }
    if (block instanceof Page.Chart chart) {
      String id = chart.picture().id();
      return "![" + MarkdownText.of(chart.picture().title()) + "](charts/" + id + ".svg)\n";
    }
    if (block instanceof Page.Viewer viewer) {
      return words(viewer.words()) + "\n";
    }
    return MarkdownTable.of(((Page.Rows) block).table());
  }

  private static String words(RichText words) {
    return words.spans().stream().map(MarkdownReport::span).collect(Collectors.joining());
  }

  private static String span(RichText.Span span) {
    return switch (span.style()) {
      case PLAIN -> MarkdownText.of(span.text());
      case EMPHASIS -> "*" + MarkdownText.of(span.text()) + "*";
      case STRONG -> "**" + MarkdownText.of(span.text()) + "**";
      case CODE -> MarkdownText.code(span.text());
    };
  }
}
