package dev.conflayers.report.page;

import dev.conflayers.evidence.text.SideBySide;
import dev.conflayers.report.chart.Picture;
import java.util.ArrayList;
import java.util.List;

/** A format-independent report: headings, paragraphs, lists, tables and charts. */
public final class Page {
  /** A block of the page. */
  public sealed interface Block {}

  /** The heading of a section (level 2) or of a part of one (level 3). */
  public record Heading(int level, String text) implements Block {}

  public record Paragraph(RichText words) implements Block {}

  /** An unordered list. */
  public record Items(List<RichText> items) implements Block {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** Preformatted text, such as a command. */
  public record Listing(String text) implements Block {}

  public record Rows(Table table) implements Block {}

  /** A chart; its files, if any, are named after it. */
  public record Chart(Picture picture) implements Block {}

  /** Outputs of single prompts side by side. */
  public record Viewer(List<SideBySide> prompts) implements Block {
    public Viewer {
      prompts = List.copyOf(prompts);
    }

    /** The text that formats without a viewer show instead. */
    public RichText words() {
      return RichText.of(
          "`report.html` shows them token by token; so does `conflayers show RUN TASK/EXAMPLE`, for"
              + " every prompt of the run.");
    }
  }

  private final String title;
  private final List<Block> blocks = new ArrayList<>();

  public Page(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  public List<Block> blocks() {
    return List.copyOf(blocks);
  }

  public Page section(String heading) {
    blocks.add(new Heading(2, heading));
    return this;
  }

  public Page subsection(String heading) {
    blocks.add(new Heading(3, heading));
    return this;
  }

  /** Adds a paragraph of trusted text, with the markup of {@link RichText#of}. */
  public Page say(String ours) {
    return say(RichText.of(ours));
  }

  public Page say(RichText words) {
    if (!words.spans().isEmpty()) {
      blocks.add(new Paragraph(words));
    }
    return this;
  }

  public Page items(List<RichText> items) {
    if (!items.isEmpty()) {
      blocks.add(new Items(items));
    }
    return this;
  }

  public Page listing(String text) {
    blocks.add(new Listing(text));
    return this;
  }

  /** Adds outputs side by side, if there are any. */
  public Page viewer(List<SideBySide> prompts) {
    if (!prompts.isEmpty()) {
      blocks.add(new Viewer(prompts));
    }
    return this;
  }

  /** Adds the charts that have data. */
  public Page charts(List<Picture> pictures) {
    pictures.stream().filter(Picture::isDrawn).forEach(picture -> blocks.add(new Chart(picture)));
    return this;
  }

  public Page table(Table table) {
    blocks.add(new Rows(table));
    return this;
  }
}
