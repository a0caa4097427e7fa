package dev.conflayers.report;

import dev.conflayers.base.Visible;
import dev.conflayers.report.page.Page;
import dev.conflayers.report.page.RichText;
import dev.conflayers.report.page.Table;
import dev.conflayers.report.section.Report;
import dev.conflayers.report.section.ReportPage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The report as a LaTeX document, whose tables can be copied into a paper's appendix. */
public final class TexReport implements ReportFormat {
  private static final String PREAMBLE =
      """
      \\documentclass[10pt]{article}
      \\usepackage[T1]{fontenc}
      \\usepackage[utf8]{inputenc}
      \\usepackage[a4paper,landscape,margin=15mm]{geometry}
      \\usepackage{booktabs,graphicx,longtable}
      \\setlength{\\tabcolsep}{4pt}
      \\setlength{\\parindent}{0pt}
      \\setlength{\\parskip}{4pt}
      \\setcounter{secnumdepth}{0}
      """;

  @Override
  public String fileName() {
    return "report.tex";
  }

  @Override
  public String render(Report report) {
    Page page = ReportPage.of(report);
    StringBuilder tex = new StringBuilder(PREAMBLE);
    tex.append("\\title{").append(escape(page.title())).append("}\n\\date{}\n");
    tex.append("\\begin{document}\n\\sloppy\n\\maketitle\n\n");
    page.blocks().forEach(block -> tex.append(block(block)).append('\n'));
    return tex.append("\\end{document}\n").toString();
  }

  private static String block(Page.Block block) {
    if (block instanceof Page.Heading heading) {
      String command = heading.level() == 2 ? "\\section{" : "\\subsection{";
      return command + escape(heading.text()) + "}\n";
    } else if (block instanceof Page.Paragraph paragraph) {
      return words(paragraph.words()) + "\n";
    } else if (block instanceof Page.Items items) {
      return items.items().stream()
          .map(item -> "\\item " + words(item) + "\n")
          .collect(Collectors.joining("", "\\begin{itemize}\n", "\\end{itemize}\n"));
    } else if (block instanceof Page.Listing listing) {
      return listing
          .text()
          .lines()
          .map(line -> code(line) + "\n")
          .collect(Collectors.joining("\n", "\\begin{quote}\n", "\\end{quote}\n"));
    }
    if (block instanceof Page.Chart chart) {
      String file = "charts/" + chart.picture().id() + ".png";
      return "\\IfFileExists{"
          + file
          + "}{\\includegraphics[width=0.8\\linewidth,height=0.85\\textheight,keepaspectratio]{"
          + file
          + "}\\par}{}\n";
    }
    if (block instanceof Page.Viewer viewer) {
      return words(viewer.words()) + "\n";
    }
    return table(((Page.Rows) block).table());
  }

  private static String table(Table table) {
    String columns =
        IntStream.range(0, table.heading().size())
            .mapToObj(column -> table.isWords(column) ? "l" : "r")
            .collect(Collectors.joining());
    StringBuilder tex = new StringBuilder("{\\scriptsize\n\\begin{longtable}[l]{@{}");
    tex.append(columns).append("@{}}\n\\toprule\n").append(row(table.heading()));
    tex.append("\\midrule\n\\endhead\n\\bottomrule\n\\endfoot\n");
    table.rows().forEach(row -> tex.append(row(row)));
    return tex.append("\\end{longtable}}\n").toString();
  }

  private static String row(List<String> cells) {
    return cells.stream().map(TexReport::escape).collect(Collectors.joining(" & ", "", " \\\\\n"));
  }

  private static String words(RichText words) {
    return words.spans().stream().map(TexReport::span).collect(Collectors.joining());
  }

  private static String span(RichText.Span span) {
    return switch (span.style()) {
      case PLAIN -> escape(span.text());
      case EMPHASIS -> "\\emph{" + escape(span.text()) + "}";
      case STRONG -> "\\textbf{" + escape(span.text()) + "}";
      case CODE -> code(span.text());
    };
  }

  /** Returns code with line breaks allowed at sensible places. */
  private static String code(String text) {
    return text.codePoints()
        .mapToObj(c -> escape(c) + (",/:|".indexOf(c) >= 0 ? "\\allowbreak{}" : ""))
        .collect(Collectors.joining("", "\\texttt{", "}"));
  }

  /** Escapes {@code text} for LaTeX in any position. */
  static String escape(String text) {
    return text.codePoints().mapToObj(TexReport::escape).collect(Collectors.joining());
  }

  /**
   * Protects brackets and stars, which a preceding command could read as options, and dashes, which
   * form ligatures.
   */
  private static String escape(int c) {
    return switch (c) {
      case '\\' -> "\\textbackslash{}";
      case '{', '}', '#', '$', '%', '&', '_' -> "\\" + Character.toString(c);
      case '~' -> "\\textasciitilde{}";
      case '^' -> "\\textasciicircum{}";
      case '"' -> "\\textquotedbl{}";
      case '`' -> "\\textasciigrave{}";
      case '[', ']', '*', '-', '<', '>', '\'' -> "{" + Character.toString(c) + "}";
      case '|' -> "\\textbar{}";
      case '–' -> "\\textendash{}";
      case '±' -> "\\(\\pm\\)";
      case '×' -> "\\(\\times\\)";
      case '∗' -> "\\(*\\)";
      case '\n', '\t' -> " ";
      default -> settable(c) ? Character.toString(c) : Visible.name(c);
    };
  }

  /**
   * Returns whether the usual fonts have a character: printable ASCII and the letters of Latin-1.
   */
  private static boolean settable(int c) {
    return (c >= ' ' && c < 0x7f) || (c >= 0xc0 && c <= 0xff && Character.isLetter(c));
  }
}
