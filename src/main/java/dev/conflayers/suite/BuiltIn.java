package dev.conflayers.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.conflayers.base.LocatedTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The values of keys that a suite leaves out. A suite that names a model is complete; what a run
 * records is the suite with all of them, so that it can be measured again when they have changed.
 */
final class BuiltIn {
  /** The value of a key that depends on the model. */
  static final String AUTO = "auto";

  private static final String FILE = "defaults.yaml";
  private static final String DEFAULTS = "defaults";
  private static final String TASKS = "tasks";
  private static final String STRATEGIES = "strategies";
  private static final String RUN = "run";
  private static final String NAME = "name";
  private static final String KIND = "kind";

  private final ObjectNode values = read();
  private boolean added;

  private static ObjectNode read() {
    try (InputStream in = Objects.requireNonNull(BuiltIn.class.getResourceAsStream(FILE))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return (ObjectNode) LocatedTree.yaml(FILE, text, SuiteProblem::new).tree();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Completes {@code suite}.
   *
   * @param name that it gets if it has none
   * @return whether it lacked anything but what suites have always left out: the sampler and the
   *     mode
   */
  boolean complete(ObjectNode suite, String name) {
    add(suite, NAME, new TextNode(name));
    for (String key : List.of("description", TASKS, STRATEGIES, "claims")) {
      add(suite, key, values.path(key));
    }
    fillBlock(suite, "model");
    if (suite.get(RUN) instanceof ObjectNode run && !run.has(RunOptions.MODE)) {
      run.set(RunOptions.MODE, values.at("/run/mode"));
    }
    fillBlock(suite, RUN);
    boolean lacked = added;
    fillBlock(suite, SuiteReader.SAMPLER);
    added = lacked;
    tasks(suite);
    strategies(suite);
    return added;
  }

  private void fillBlock(ObjectNode suite, String block) {
    if (!suite.has(block)) {
      suite.putObject(block);
    }
    fill(suite.get(block), values.path(block));
  }

  private void tasks(ObjectNode suite) {
    for (Map.Entry<String, JsonNode> value : values.at("/defaults/tasks").properties()) {
      boolean lacking = false;
      for (JsonNode task : suite.path(TASKS)) {
        lacking |= !task.has(value.getKey());
      }
      if (lacking && defaults(suite, TASKS) instanceof ObjectNode ofTasks) {
        add(ofTasks, value.getKey(), value.getValue());
      }
    }
  }

  private void strategies(ObjectNode suite) {
    for (JsonNode entry : suite.path(STRATEGIES)) {
      String kind = entry.path(KIND).asText();
      if (entry instanceof ObjectNode strategy && Methods.kinds().containsKey(kind)) {
        add(strategy, NAME, new TextNode(kind));
        JsonNode ofKind = values.at("/defaults/strategies").path(kind);
        if (lacks(entry, suite.at("/defaults/strategies").path(kind), ofKind, entry, "")
            && defaults(suite, STRATEGIES) instanceof ObjectNode kinds) {
          add(kinds, kind, suite.objectNode());
          fill(kinds.get(kind), ofKind);
        }
      }
    }
  }

  /**
   * Returns whether {@code values} has a key that neither the entry, its matrix nor its suite has.
   */
  private static boolean lacks(
      JsonNode entry, JsonNode suite, JsonNode values, JsonNode strategy, String path) {
    for (Map.Entry<String, JsonNode> value : values.properties()) {
      String key = value.getKey();
      String at = path + key;
      JsonNode own = entry.path(key);
      JsonNode theirs = suite.path(key);
      boolean block = value.getValue().isObject();
      if (block && (own.isObject() || theirs.isObject())) {
        if (lacks(own, theirs, value.getValue(), strategy, at + ".")) {
          return true;
        }
      } else if (own.isMissingNode()
          && theirs.isMissingNode()
          && !strategy.path(Matrix.KEY).has(at)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the block of defaults of that name, which may be anything if the user wrote it. */
  private static JsonNode defaults(ObjectNode suite, String name) {
    if (!suite.has(DEFAULTS)) {
      suite.putObject(DEFAULTS);
    }
    if (suite.get(DEFAULTS) instanceof ObjectNode block && !block.has(name)) {
      block.putObject(name);
    }
    return suite.path(DEFAULTS).path(name);
  }

  /** Adds what a block lacks; the reader refuses whatever else is there. */
  private void fill(JsonNode block, JsonNode from) {
    if (block instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> value : from.properties()) {
        fill(object.path(value.getKey()), value.getValue());
        add(object, value.getKey(), value.getValue());
      }
    }
  }

  private void add(ObjectNode block, String key, JsonNode value) {
    if (!block.has(key)) {
      block.set(key, value.deepCopy());
      added = true;
    }
  }
}
