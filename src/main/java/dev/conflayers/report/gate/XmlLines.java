package dev.conflayers.report.gate;

import dev.conflayers.base.Visible;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML an element a line, and no character that XML 1.0 does not have. */
final class XmlLines {
  private final XMLStreamWriter xml;
  private int depth;

  /** Whether the element that is open has no child yet, so that it ends on its own line. */
  private boolean leaf;

  XmlLines(XMLStreamWriter xml) throws XMLStreamException {
    this.xml = xml;
    xml.writeStartDocument("UTF-8", "1.0");
  }

  void open(String name) throws XMLStreamException {
    line();
    xml.writeStartElement(name);
    depth++;
    leaf = true;
  }

  void attribute(String name, Object value) throws XMLStreamException {
    // Readers turn line breaks within attributes into blanks.
    xml.writeAttribute(name, legal(value.toString()).replaceAll("[\r\n\t]+", " "));
  }

  /** Writes an element that has nothing but attributes, given as names and values in turns. */
  void empty(String name, String... attributes) throws XMLStreamException {
    line();
    xml.writeEmptyElement(name);
    for (int at = 0; at < attributes.length; at += 2) {
      attribute(attributes[at], attributes[at + 1]);
    }
    leaf = false;
  }

  void text(String text) throws XMLStreamException {
    xml.writeCharacters(legal(text));
  }

  void close() throws XMLStreamException {
    depth--;
    if (!leaf) {
      line();
    }
    xml.writeEndElement();
    leaf = false;
  }

  void element(String name, String text) throws XMLStreamException {
    open(name);
    text(text);
    close();
  }

  void end() throws XMLStreamException {
    close();
    xml.writeCharacters("\n");
    xml.writeEndDocument();
    xml.flush();
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  /** Returns {@code text} without what XML does not have, and with what cannot be seen named. */
  static String legal(String text) {
    StringBuilder legal = new StringBuilder();
    text.codePoints().filter(XmlLines::isLegal).forEach(legal::appendCodePoint);
    return Visible.of(legal.toString(), "\t\n\r");
  }

  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd)
        || (c >= 0x10000 && c <= 0x10ffff);
  }
}
