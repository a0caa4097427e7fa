package dev.conflayers.report.chart;

import dev.conflayers.base.Visible;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;

/** Renders pictures as SVG and PNG files. The same picture and fonts give the same bytes. */
public final class PictureFile {
  private static final String XLINK = "http://www.w3.org/1999/xlink";
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final Pattern NAMESPACE = Pattern.compile("\\s+xmlns(:xlink)?=\"[^\"]*\"");
  private static final int PIXELS_PER_POINT = 2;
  private static final int DECIMALS = 1;

  /** Superfluous output of the SVG writer in every tag: line ends and two attributes. */
  private static final Pattern PADDING =
      Pattern.compile("\\s*\\n\\s*(?=/?>)| xml:space=\"preserve\"| text-rendering=\"[A-Za-z]*\"");

  private PictureFile() {}

  /** Returns the SVG file of an element. */
  public static String svg(String element) {
    String namespaces = "<svg xmlns=\"" + SVG + "\" xmlns:xlink=\"" + XLINK + "\"";
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + namespaces
        + element.substring("<svg".length());
  }

  /**
   * Returns the picture as an SVG element for an HTML page, with its title and description as text
   * alternative. Identifiers are prefixed with the picture's, so that one page can hold several.
   */
  public static String element(Picture picture) {
    Drawing drawing = new Drawing(picture);
    Dimension size = drawing.size();
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
    context.setPrecision(DECIMALS);
    context.setComment("");
    context.setIDGenerator(
        new SVGIDGenerator() {
          @Override
          public String generateID(String prefix) {
            return picture.id() + "-" + super.generateID(prefix);
          }
        });
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(size);
    drawing.draw(graphics);
    StringWriter out = new StringWriter();
    try {
      graphics.stream(graphics.getRoot(), out, false, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    graphics.dispose();
    return finished(out.toString(), picture, size);
  }

  private static String finished(String raw, Picture picture, Dimension size) {
    String element = raw.substring(raw.indexOf("<svg")).strip();
    int body = element.indexOf('>') + 1;
    String text =
        "<title>" + escape(picture.title()) + "</title><desc>" + escape(picture.description());
    return ("<svg role=\"img\" viewBox=\"0 0 " + size.width + " " + size.height + "\"")
        + NAMESPACE.matcher(element.substring("<svg".length(), body)).replaceAll("")
        + text
        + "</desc>"
        + PADDING
            .matcher(element.substring(body))
            .replaceAll("")
            .replace("<!---->", "")
            .replace("id=\"genericDefs\"", "id=\"" + picture.id() + "-defs\"")
        + "\n";
  }

  /** Returns the picture as a PNG file. */
  public static byte[] png(Picture picture) {
    return Png.of(image(picture));
  }

  static BufferedImage image(Picture picture) {
    Drawing drawing = new Drawing(picture);
    Dimension size = drawing.size();
    BufferedImage image =
        new BufferedImage(
            PIXELS_PER_POINT * size.width,
            PIXELS_PER_POINT * size.height,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(PIXELS_PER_POINT, PIXELS_PER_POINT);
    drawing.draw(graphics);
    graphics.dispose();
    return image;
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every JDK has an XML parser", e);
    }
  }

  private static String escape(String text) {
    return Visible.of(text, "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
