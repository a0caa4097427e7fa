package dev.conflayers.report;

import dev.conflayers.analysis.Analysis;
import java.util.List;
import java.util.stream.Collectors;

/** The report as Markdown, which reads well as plain text too. */
public final class MarkdownReport implements ReportFormat {
  @Override
  public String fileName() {
    return "report.md";
  }

  @Override
  public String render(Analysis analysis) {
    Page page = ReportPage.of(analysis);
    StringBuilder md = new StringBuilder("# " + Cells.text(page.title()) + "\n\n");
    page.blocks().forEach(block -> md.append(block(block)).append('\n'));
    return md.substring(0, md.length() - 1);
  }

  private static String block(Page.Block block) {
    if (block instanceof Page.Heading heading) {
      return "#".repeat(heading.level()) + " " + Cells.text(heading.text()) + "\n";
    } else if (block instanceof Page.Paragraph paragraph) {
      return words(paragraph.words()) + "\n";
    } else if (block instanceof Page.Items items) {
      return items.items().stream()
          .map(item -> "- " + words(item) + "\n")
          .collect(Collectors.joining());
    } else if (block instanceof Page.Listing listing) {
      return "```\n" + listing.text().replace('`', '\'') + "\n```\n";
    }
    return table(((Page.Rows) block).table());
  }

  private static String table(Table table) {
    MarkdownTable lines = new MarkdownTable(escaped(table.heading()));
    table.rows().forEach(row -> lines.row(escaped(row)));
    return lines.toString();
  }

  private static String[] escaped(List<String> cells) {
    return cells.stream().map(Cells::text).toArray(String[]::new);
  }

  private static String words(Words words) {
    return words.spans().stream().map(MarkdownReport::span).collect(Collectors.joining());
  }

  private static String span(Words.Span span) {
    return switch (span.style()) {
      case PLAIN -> Cells.text(span.text());
      case EMPHASIS -> "*" + Cells.text(span.text()) + "*";
      case STRONG -> "**" + Cells.text(span.text()) + "**";
      case CODE -> Cells.code(span.text());
    };
  }
}
