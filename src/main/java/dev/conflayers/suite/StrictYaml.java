package dev.conflayers.suite;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Binds any YAML document to records as strictly as suites are bound. */
public final class StrictYaml {
  private StrictYaml() {}

  /**
   * Returns {@code text} as a {@code type}: every component must be given, nothing else may be.
   *
   * @param source names the document in problems
   * @throws SuiteProblem with the line and the key that is wrong
   */
  public static <T extends Record> T parse(String source, String text, Class<T> type) {
    LocatedYaml.Document document = LocatedYaml.parse(source, text);
    if (!(document.tree() instanceof ObjectNode root)) {
      throw new SuiteProblem(source, 1, "the document must be a block of keys");
    }
    return new RecordBinder(new Places(source, document.lines())).bind(root, type);
  }
}
