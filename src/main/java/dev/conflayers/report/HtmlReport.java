package dev.conflayers.report;

import dev.conflayers.base.Visible;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.page.Page;
import dev.conflayers.report.page.RichText;
import dev.conflayers.report.page.Table;
import dev.conflayers.report.section.Drawings;
import dev.conflayers.report.section.Report;
import dev.conflayers.report.section.ReportPage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The report as one self-contained HTML file. It needs no network; without JavaScript, only sorting
 * and filtering are missing.
 */
public final class HtmlReport implements ReportFormat {
  private static final int FILTER_FROM = 12;

  @Override
  public String fileName() {
    return "report.html";
  }

  @Override
  public String render(Report report) {
    return render(ReportPage.of(report), report.drawings());
  }

  /** Returns a page as one self-contained HTML file. */
  public static String render(Page page) {
    return render(page, new Drawings());
  }

  private static String render(Page page, Drawings drawings) {
    List<Page.Block> blocks = page.blocks();
    StringBuilder html = new StringBuilder();
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';");
    html.append(" style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n");
    html.append("<title>").append(escape(page.title())).append("</title>\n<style>\n");
    html.append(resource("report.css")).append("</style>\n</head>\n<body>\n<header><h1>");
    html.append(escape(page.title())).append("</h1></header>\n");
    contents(html, blocks);
    html.append("<main>\n");
    String section = page.title();
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Page.Heading heading) {
        section = heading.text();
      }
      html.append(block(blocks.get(i), i, section, drawings));
    }
    html.append("</main>\n<script>\n").append(resource("report.js"));
    return html.append("</script>\n</body>\n</html>\n").toString();
  }

  private static void contents(StringBuilder html, List<Page.Block> blocks) {
    List<String> links = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Page.Heading heading && heading.level() == 2) {
        links.add("<a href=\"#s" + i + "\">" + escape(heading.text()) + "</a>");
      }
    }
    html.append("<nav aria-label=\"Sections\">").append(String.join("\n", links));
    html.append("</nav>\n");
  }

  private static String block(Page.Block block, int at, String section, Drawings drawings) {
    if (block instanceof Page.Heading heading) {
      String tag = "h" + heading.level();
      String text = escape(heading.text());
      return "<" + tag + " id=\"s" + at + "\">" + text + "</" + tag + ">\n";
    } else if (block instanceof Page.Paragraph paragraph) {
      return "<p>" + words(paragraph.words()) + "</p>\n";
    } else if (block instanceof Page.Items items) {
      return items.items().stream()
          .map(item -> "<li>" + words(item) + "</li>\n")
          .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
    } else if (block instanceof Page.Listing listing) {
      return "<pre><code>" + escape(listing.text()) + "</code></pre>\n";
    } else if (block instanceof Page.Chart chart) {
      return chart(chart.picture(), drawings);
    } else if (block instanceof Page.Viewer viewer) {
      return HtmlViewer.of(viewer.prompts());
    }
    return table(((Page.Rows) block).table(), section);
  }

  /** A chart with its text alternative; on a narrow page it scrolls separately. */
  private static String chart(Picture picture, Drawings drawings) {
    return "<figure class=\"scroll\" id=\"chart-"
        + picture.id()
        + "\" tabindex=\"0\" role=\"region\" aria-label=\""
        + escape("Chart: " + picture.title())
        + "\">\n"
        + drawings.element(picture)
        + "</figure>\n";
  }

  /** A table wider than the page scrolls separately, also by keyboard. */
  private static String table(Table table, String section) {
    String label = escape("Table: " + section);
    StringBuilder html = new StringBuilder();
    if (table.rows().size() >= FILTER_FROM) {
      html.append("<input class=\"filter\" type=\"search\" placeholder=\"filter rows\" hidden");
      html.append(" aria-label=\"").append(escape("Filter rows: " + section)).append("\">\n");
    }
    html.append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
    html.append(label).append("\"><table>\n<thead><tr>");
    for (int column = 0; column < table.heading().size(); column++) {
      html.append("<th scope=\"col\"").append(align(table, column)).append('>');
      html.append(escape(table.heading().get(column))).append("</th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
    for (int at = 0; at < table.rows().size(); at++) {
      List<String> row = table.rows().get(at);
      html.append("<tr>");
      for (int column = 0; column < row.size(); column++) {
        html.append("<td").append(align(table, column)).append('>');
        String link = column == 0 ? table.link(at) : "";
        String text = escape(row.get(column));
        html.append(link.isEmpty() ? text : "<a href=\"" + escape(link) + "\">" + text + "</a>");
        html.append("</td>");
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody>\n</table></div>\n").toString();
  }

  private static String align(Table table, int column) {
    return table.isWords(column) ? "" : " class=\"n\"";
  }

  private static String words(RichText words) {
    return words.spans().stream().map(HtmlReport::span).collect(Collectors.joining());
  }

  private static String span(RichText.Span span) {
    String text = escape(span.text());
    return switch (span.style()) {
      case PLAIN -> text;
      case EMPHASIS -> "<em>" + text + "</em>";
      case STRONG -> "<strong>" + text + "</strong>";
      case CODE -> "<code>" + text + "</code>";
    };
  }

  /** Escapes {@code text} for use in HTML text and attributes. */
  static String escape(String text) {
    return Visible.of(text, "\n\t")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String resource(String name) {
    try (@Nullable InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "the build must contain " + name + " in the package of HtmlReport");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
