package dev.conflayers.suite;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.Kebab;
import dev.conflayers.base.Keys;
import dev.conflayers.decode.method.Method;
import dev.conflayers.suite.declared.Claim;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * JSON Schema (draft 2020-12) of suite files for editors, derived from the records they are bound
 * to. Types used in several places, such as the settings of a method, are defined once.
 */
public final class SuiteSchema {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ObjectNode definitions = NODES.objectNode();
  private final Map<String, Class<?>> named = new HashMap<>();

  private SuiteSchema() {}

  /** Returns the schema. Its keys are optional, since a {@code defaults} block may give them. */
  public static ObjectNode schema() {
    return new SuiteSchema().suite();
  }

  private ObjectNode suite() {
    ObjectNode schema = NODES.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "ConfLayers suite");
    ObjectNode suite = block(Kebab.components(Suite.class));
    suite.withObjectProperty("properties").set("defaults", defaults());
    schema.setAll(suite);
    ArrayNode required = schema.putArray("required");
    Kebab.components(Suite.class).keySet().stream()
        .filter(key -> !key.equals(SuiteReader.SAMPLER))
        .forEach(required::add);
    schema.set("$defs", definitions);
    return schema;
  }

  private ObjectNode defaults() {
    ObjectNode kinds = block();
    Methods.kinds()
        .forEach(
            (kind, method) ->
                kinds.withObjectProperty("properties").set(kind, block(method.keys())));
    ObjectNode defaults = block();
    defaults.withObjectProperty("properties").set("tasks", of(TaskChoice.class));
    defaults.withObjectProperty("properties").set("strategies", kinds);
    return defaults;
  }

  /** Returns the schema of any record, with its required keys. */
  static ObjectNode document(String title, Class<? extends Record> type, Keys keys) {
    ObjectNode schema = NODES.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", title);
    schema.setAll(of(type, keys));
    return schema;
  }

  private static ObjectNode of(Type type, Keys keys) {
    if (type instanceof ParameterizedType list) {
      ObjectNode array = NODES.objectNode().put("type", "array");
      array.set("items", of(list.getActualTypeArguments()[0], keys));
      return array;
    }
    Class<?> scalar = (Class<?>) type;
    if (scalar.isEnum()) {
      return constants(scalar);
    }
    if (!scalar.isRecord()) {
      return NODES.objectNode().put("type", jsonType(scalar));
    }
    ObjectNode block = block();
    ArrayNode required = NODES.arrayNode();
    List<String> optional = keys.optional((Class<?>) type);
    keys.of((Class<?>) type)
        .forEach(
            (key, component) -> {
              block.withObjectProperty("properties").set(key, of(component, keys));
              if (!optional.contains(key)) {
                required.add(key);
              }
            });
    block.set("required", required);
    return block;
  }

  private ObjectNode of(Type type) {
    if (type instanceof ParameterizedType list) {
      ObjectNode array = NODES.objectNode().put("type", "array");
      array.set("items", of(list.getActualTypeArguments()[0]));
      return array;
    }
    Class<?> scalar = (Class<?>) type;
    if (scalar == Strategy.class) {
      ObjectNode choice = NODES.objectNode();
      ArrayNode methods = choice.putArray("oneOf");
      Methods.kinds()
          .forEach(
              (kind, method) ->
                  methods.add(
                      defined("strategy-" + kind, () -> ofKind(kind, strategy(method), "name"))));
      return choice;
    }
    if (scalar == Claim.class) {
      ObjectNode choice = NODES.objectNode();
      ArrayNode claims = choice.putArray("oneOf");
      for (Claim.Kind kind : Claim.Kind.values()) {
        claims.add(
            defined(
                "claim-" + Kebab.of(kind),
                () -> ofKind(Kebab.of(kind), block(Kebab.components(kind.type())), "strategy")));
      }
      return choice;
    }
    if (scalar.isRecord()) {
      return defined(name(scalar), () -> block(Kebab.components(scalar)));
    }
    if (scalar.isEnum()) {
      return constants(scalar);
    }
    return NODES.objectNode().put("type", jsonType(scalar));
  }

  private static ObjectNode constants(Class<?> type) {
    ObjectNode choice = NODES.objectNode();
    ArrayNode names = choice.putArray("enum");
    Kebab.constants(type).forEach(names::add);
    return choice;
  }

  /** Returns its simple name, unless a type of another package has the same one. */
  private String name(Class<?> type) {
    String name = type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    Class<?> first = named.putIfAbsent(name, type);
    return first == null || first == type ? name : type.getName();
  }

  /** Defines a named type, unless it is already defined, and returns a reference to it. */
  private ObjectNode defined(String name, Supplier<ObjectNode> schema) {
    if (!definitions.has(name)) {
      definitions.putNull(name);
      definitions.set(name, schema.get());
    }
    return NODES.objectNode().put("$ref", "#/$defs/" + name);
  }

  private ObjectNode strategy(Method<?> method) {
    ObjectNode strategy = block(method.keys());
    Map<String, Type> varied = Matrix.keys(method);
    if (!varied.isEmpty()) {
      ObjectNode matrix = block().put("minProperties", 1);
      varied.forEach(
          (key, type) -> {
            ObjectNode values = NODES.objectNode().put("type", "array").put("minItems", 1);
            values.set("items", of(type));
            matrix.withObjectProperty("properties").set(key, values);
          });
      strategy.withObjectProperty("properties").set(Matrix.KEY, matrix);
    }
    return strategy;
  }

  /** Makes {@code block} a choice of several, discriminated by the key "kind". */
  private static ObjectNode ofKind(String kind, ObjectNode block, String required) {
    block.withObjectProperty("properties").set("kind", NODES.objectNode().put("const", kind));
    block.putArray("required").add("kind").add(required);
    return block;
  }

  private ObjectNode block(Map<String, ? extends Type> keys) {
    ObjectNode block = block();
    keys.forEach((key, type) -> block.withObjectProperty("properties").set(key, of(type)));
    return block;
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
    if (scalar == boolean.class || scalar == Boolean.class) {
      return "boolean";
    }
    return scalar == double.class || scalar == Double.class ? "number" : "integer";
  }
}
