package dev.conflayers.base;

import java.util.LinkedHashMap;
import java.util.Map;

/** Locations of a document's problems: file, line and path. */
public final class Places {
  private final String source;
  private final Map<String, Integer> lines;
  private final Refusal refusal;
  private final Map<String, String> written = new LinkedHashMap<>();

  /**
   * @param source names the document
   * @param lines of each path such as {@code tasks[1].seed}, as in {@link LocatedTree#lines}
   */
  public Places(String source, Map<String, Integer> lines, Refusal refusal) {
    this.source = source;
    this.lines = lines;
    this.refusal = refusal;
  }

  /** Records that the value now at {@code path} was written at {@code original}. */
  public void moved(String path, String original) {
    written.put(path, original);
  }

  /** Returns the problem with the path and line at which the user finds it. */
  public RuntimeException problem(String path, String message) {
    String original = original(path);
    return refusal.of(
        source, line(original), original.isEmpty() ? message : original + " " + message);
  }

  private String original(String path) {
    for (String above = path; !above.isEmpty(); above = parent(above)) {
      String original = written.get(above);
      if (original != null) {
        return original + path.substring(above.length());
      }
    }
    return path;
  }

  public int line(String path) {
    return line(lines, path);
  }

  /** Returns the line of a path, or of its nearest ancestor that has one. */
  public static int line(Map<String, Integer> lines, String path) {
    String at = path;
    while (!at.isEmpty() && !lines.containsKey(at)) {
      at = parent(at);
    }
    return lines.getOrDefault(at, 1);
  }

  private static String parent(String path) {
    int cut = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
    return cut < 0 ? "" : path.substring(0, cut);
  }
}
