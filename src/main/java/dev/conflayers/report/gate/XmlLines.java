package dev.conflayers.report.gate;

import dev.conflayers.base.Visible;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML with one element per line, and only characters allowed in XML 1.0. */
final class XmlLines {
  private final XMLStreamWriter xml;
  private int depth;

  /** Whether the open element has no child yet, so that its end tag goes on the same line. */
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
    // Parsers turn line breaks within attributes into blanks.
    xml.writeAttribute(name, legal(value.toString()).replaceAll("[\r\n\t]+", " "));
  }

  /** Writes an empty element with attributes, given as alternating names and values. */
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

  /**
   * Returns {@code text} without characters that XML does not allow, and with invisible ones
   * spelled out.
   */
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
