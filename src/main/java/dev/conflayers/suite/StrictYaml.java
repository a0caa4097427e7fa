package dev.conflayers.suite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.Keys;
import dev.conflayers.base.LocatedTree;
import dev.conflayers.base.Places;
import dev.conflayers.base.RecordBinder;
import dev.conflayers.base.RecordSchema;

/** Strict binding of YAML documents to records, as for suites. */
public final class StrictYaml {
  private StrictYaml() {}

  /**
   * Returns {@code text} as a {@code type}: every component is required, and unknown keys are
   * refused.
   *
   * @param source names the document in problems
   * @throws SuiteProblem with the line and the key that is wrong
   */
  public static <T extends Record> T parse(String source, String text, Class<T> type) {
    return parse(source, text, type, Keys.KEBAB);
  }

  /**
   * Returns {@code text} as a {@code type} whose keys are written as in Java, {@code minPairs};
   * nullable components are optional.
   */
  public static <T extends Record> T parseCamelCase(String source, String text, Class<T> type) {
    return parse(source, text, type, Keys.CAMEL);
  }

  /** Returns the JSON Schema of the documents that {@link #parseCamelCase} reads. */
  public static ObjectNode schema(String title, Class<? extends Record> type) {
    return RecordSchema.read(title, type, Keys.CAMEL);
  }

  private static <T extends Record> T parse(String source, String text, Class<T> type, Keys keys) {
    LocatedTree document = LocatedTree.yaml(source, text, SuiteProblem::new);
    if (!(document.tree() instanceof ObjectNode root)) {
      throw new SuiteProblem(source, 1, "the document must be a block of keys");
    }
    return new RecordBinder(new Places(source, document.lines(), SuiteProblem::new), keys)
        .bind(root, type);
  }
}
