package dev.conflayers.suite;

import java.util.LinkedHashMap;
import java.util.Map;

/** Says where in a suite file something is wrong. */
final class Places {
  private final String source;
  private final Map<String, Integer> lines;
  private final Map<String, String> written = new LinkedHashMap<>();

  /**
   * @param lines of each path such as {@code tasks[1].seed}
   */
  Places(String source, Map<String, Integer> lines) {
    this.source = source;
    this.lines = lines;
  }

  /** Notes that what is found at {@code path} from now on was written at {@code original}. */
  void moved(String path, String original) {
    written.put(path, original);
  }

  /** Returns the problem, with the path and the line at which its reader finds it. */
  SuiteProblem problem(String path, String message) {
    String original = original(path);
    return new SuiteProblem(
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

  /** Returns the line of a path, or of the nearest above it that has one. */
  int line(String path) {
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
