package dev.conflayers.suite;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Map;

/** The JSON Schema of suite files, derived from the records they are bound to, for editors. */
public final class SuiteSchema {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SuiteSchema() {}

  /** Returns the schema. Keys are optional in it, since a {@code defaults} block may give them. */
  public static ObjectNode schema() {
    ObjectNode schema = NODES.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "ConfLayers suite");
    ObjectNode suite = of(Suite.class);
    suite.withObjectProperty("properties").set("defaults", defaults());
    schema.setAll(suite);
    ArrayNode required = schema.putArray("required");
    for (RecordComponent component : Suite.class.getRecordComponents()) {
      if (!component.getName().equals(SuiteReader.SAMPLER)) {
        required.add(Kebab.of(component.getName()));
      }
    }
    return schema;
  }

  private static ObjectNode defaults() {
    ObjectNode kinds = block();
    Strategy.kinds()
        .forEach((kind, type) -> kinds.withObjectProperty("properties").set(kind, of(type)));
    ObjectNode defaults = block();
    defaults.withObjectProperty("properties").set("tasks", of(TaskChoice.class));
    defaults.withObjectProperty("properties").set("strategies", kinds);
    return defaults;
  }

  private static ObjectNode of(Type type) {
    if (type instanceof ParameterizedType list) {
      ObjectNode array = NODES.objectNode().put("type", "array");
      array.set("items", of(list.getActualTypeArguments()[0]));
      return array;
    }
    Class<?> scalar = (Class<?>) type;
    if (scalar == Strategy.class) {
      return choice(Strategy.kinds(), "name");
    }
    if (scalar == Claim.class) {
      return choice(Claim.kinds(), "strategy");
    }
    if (scalar.isRecord()) {
      ObjectNode block = block();
      for (RecordComponent component : scalar.getRecordComponents()) {
        block
            .withObjectProperty("properties")
            .set(Kebab.of(component.getName()), of(component.getGenericType()));
      }
      return block;
    }
    if (scalar.isEnum()) {
      ObjectNode choice = NODES.objectNode();
      ArrayNode names = choice.putArray("enum");
      Kebab.constants(scalar).forEach(names::add);
      return choice;
    }
    return NODES.objectNode().put("type", jsonType(scalar));
  }

  private static <T> ObjectNode choice(Map<String, Class<? extends T>> kinds, String required) {
    ObjectNode choice = NODES.objectNode();
    ArrayNode records = choice.putArray("oneOf");
    kinds.forEach(
        (kind, record) -> {
          ObjectNode block = of(record);
          block.withObjectProperty("properties").set("kind", NODES.objectNode().put("const", kind));
          block.putArray("required").add("kind").add(required);
          records.add(block);
        });
    return choice;
  }

  private static ObjectNode block() {
    ObjectNode block = NODES.objectNode().put("type", "object");
    block.put("additionalProperties", false);
    block.putObject("properties");
    return block;
  }

  private static String jsonType(Class<?> scalar) {
    if (scalar == String.class) {
      return "string";
    }
    if (scalar == boolean.class) {
      return "boolean";
    }
    return scalar == double.class ? "number" : "integer";
  }
}
