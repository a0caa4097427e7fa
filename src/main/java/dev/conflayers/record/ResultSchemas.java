package dev.conflayers.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.Keys;
import dev.conflayers.base.RecordSchema;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.suite.declared.Schedule;
import java.util.Map;
import java.util.Set;

/** JSON Schemas of a run directory's files; for files of lines, the schema of one line. */
public final class ResultSchemas {
  private static final Map<String, Class<? extends Record>> FILES =
      Map.of(
          "manifest", RunManifest.class,
          "plan", Schedule.class,
          "measurements", Measurement.class,
          "agreement", Agreement.class,
          "forks", ForkRecord.class,
          "fork-ends", ForkEnd.class);

  private ResultSchemas() {}

  /** Returns the names of the files that have a schema, without their extensions. */
  public static Set<String> names() {
    return FILES.keySet();
  }

  /**
   * Returns the schema of a file.
   *
   * @throws IllegalArgumentException if it has none
   */
  public static ObjectNode of(String name) {
    Class<? extends Record> type = FILES.get(name);
    if (type == null) {
      throw new IllegalArgumentException("name must be one of " + names() + ", got " + name);
    }
    return RecordSchema.written(
        "ConfLayers " + name,
        type,
        Keys.KEBAB,
        Map.of(TokenIds.class, schemas -> RecordSchema.wholeNumbers()),
        Set.of());
  }
}
