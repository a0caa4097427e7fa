package dev.conflayers.report.section;

import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.PictureFile;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Charts of one report as SVG elements, each drawn once for its file and for the page. */
public final class Drawings {
  private final Map<String, String> elements = new ConcurrentHashMap<>();

  /** Returns the element of a picture, whose identifier no other picture of the report has. */
  public String element(Picture picture) {
    return elements.computeIfAbsent(picture.id(), id -> PictureFile.element(picture));
  }
}
