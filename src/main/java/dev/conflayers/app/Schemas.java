package dev.conflayers.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.judge.gate.VerdictFile;
import dev.conflayers.record.ResultSchemas;
import dev.conflayers.report.JsonReport;
import dev.conflayers.suite.SuiteSchema;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The JSON Schemas of all files that are read or written for others to read. */
public final class Schemas {
  /** The name of the schema of suite files. */
  public static final String SUITE = "suite";

  private static final SortedMap<String, Supplier<ObjectNode>> ALL = all();

  private Schemas() {}

  private static SortedMap<String, Supplier<ObjectNode>> all() {
    SortedMap<String, Supplier<ObjectNode>> all = new TreeMap<>();
    all.put(SUITE, SuiteSchema::schema);
    ResultSchemas.names().forEach(name -> all.put(name, () -> ResultSchemas.of(name)));
    all.put("comparisons", JsonReport::schema);
    all.put("verdict", VerdictFile::schema);
    return Collections.unmodifiableSortedMap(all);
  }

  /** Returns their names: those of the files, without what they end in. */
  public static SortedSet<String> names() {
    return new TreeSet<>(ALL.keySet());
  }

  /**
   * Returns the schema of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ObjectNode of(String name) {
    Supplier<ObjectNode> schema = ALL.get(name);
    if (schema == null) {
      throw new IllegalArgumentException("name must be one of " + names() + ", got " + name);
    }
    return schema.get();
  }
}
