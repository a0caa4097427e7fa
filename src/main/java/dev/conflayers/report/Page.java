package dev.conflayers.report;

import java.util.ArrayList;
import java.util.List;

/** A report before it is written in some format: headings, paragraphs, lists and tables. */
final class Page {
  /** A part of the page that stands by itself. */
  sealed interface Block {}

  /** The heading of a section (level 2) or of a part of one (level 3). */
  record Heading(int level, String text) implements Block {}

  record Paragraph(Words words) implements Block {}

  /** A list without an order. */
  record Items(List<Words> items) implements Block {
    Items {
      items = List.copyOf(items);
    }
  }

  /** Text that keeps its lines, such as a command. */
  record Listing(String text) implements Block {}

  record Rows(Table table) implements Block {}

  private final String title;
  private final List<Block> blocks = new ArrayList<>();

  Page(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  List<Block> blocks() {
    return List.copyOf(blocks);
  }

  Page section(String heading) {
    blocks.add(new Heading(2, heading));
    return this;
  }

  Page subsection(String heading) {
    blocks.add(new Heading(3, heading));
    return this;
  }

  /** Adds a paragraph of our own words, with the marks of {@link Words#of}. */
  Page say(String ours) {
    return say(Words.of(ours));
  }

  Page say(Words words) {
    if (!words.spans().isEmpty()) {
      blocks.add(new Paragraph(words));
    }
    return this;
  }

  Page items(List<Words> items) {
    if (!items.isEmpty()) {
      blocks.add(new Items(items));
    }
    return this;
  }

  Page listing(String text) {
    blocks.add(new Listing(text));
    return this;
  }

  Page table(Table table) {
    blocks.add(new Rows(table));
    return this;
  }
}
