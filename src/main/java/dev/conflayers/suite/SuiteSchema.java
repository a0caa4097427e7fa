package dev.conflayers.suite;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.Kebab;
import dev.conflayers.base.Keys;
import dev.conflayers.base.RecordSchema;
import dev.conflayers.decode.method.Method;
import dev.conflayers.suite.declared.Claim;
import java.lang.reflect.Type;
import java.util.Map;

/**
 * JSON Schema of suite files for editors, derived from the records they are bound to. Its keys are
 * optional, since a {@code defaults} block may give them.
 */
public final class SuiteSchema {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SuiteSchema() {}

  /** Returns the schema. */
  public static ObjectNode schema() {
    RecordSchema schemas =
        new RecordSchema(
            RecordSchema.Use.READ_WITH_DEFAULTS,
            Keys.KEBAB,
            Map.of(Strategy.class, SuiteSchema::strategies, Claim.class, SuiteSchema::claims));
    ObjectNode suite = schemas.block(Kebab.components(Suite.class));
    RecordSchema.properties(suite).set("defaults", defaults(schemas));
    orAuto(schemas.definition("ModelChoice"), "dtype");
    orAuto(schemas.definition("TaskChoice"), "chat");
    orAuto(schemas.definition("TaskChoice"), "prompts");
    orAuto(schemas.definition("RunOptions"), "forks");
    return schemas.document("ConfLayers suite", suite);
  }

  private static ObjectNode defaults(RecordSchema schemas) {
    ObjectNode kinds = schemas.block(Map.of());
    Methods.kinds()
        .forEach(
            (kind, method) ->
                RecordSchema.properties(kinds).set(kind, schemas.block(method.keys())));
    ObjectNode defaults = schemas.block(Map.of("tasks", TaskChoice.class));
    RecordSchema.properties(defaults).set("strategies", kinds);
    return defaults;
  }

  private static ObjectNode strategies(RecordSchema schemas) {
    ObjectNode choice = NODES.objectNode();
    ArrayNode methods = choice.putArray("oneOf");
    Methods.kinds()
        .forEach(
            (kind, method) ->
                methods.add(
                    schemas.defined(
                        "strategy-" + kind, () -> ofKind(kind, strategy(schemas, method)))));
    return choice;
  }

  private static ObjectNode strategy(RecordSchema schemas, Method<?> method) {
    ObjectNode strategy = schemas.block(method.keys());
    Map<String, Type> varied = Matrix.keys(method);
    if (!varied.isEmpty()) {
      ObjectNode matrix = schemas.block(Map.of()).put("minProperties", 1);
      varied.forEach(
          (key, type) -> {
            ObjectNode values = NODES.objectNode().put("type", "array").put("minItems", 1);
            values.set("items", schemas.of(type));
            RecordSchema.properties(matrix).set(key, values);
          });
      RecordSchema.properties(strategy).set(Matrix.KEY, matrix);
    }
    return strategy;
  }

  private static ObjectNode claims(RecordSchema schemas) {
    ObjectNode choice = NODES.objectNode();
    ArrayNode claims = choice.putArray("oneOf");
    for (Claim.Kind kind : Claim.Kind.values()) {
      String name = Kebab.of(kind);
      claims.add(
          schemas.defined(
              "claim-" + name,
              () -> {
                ObjectNode claim = ofKind(name, schemas.block(Kebab.components(kind.type())));
                claim.withArrayProperty("required").add("strategy");
                return claim;
              }));
    }
    return choice;
  }

  /** Makes {@code block} a choice of several, discriminated by the key "kind". */
  private static ObjectNode ofKind(String kind, ObjectNode block) {
    RecordSchema.properties(block).putObject("kind").put("const", kind);
    block.putArray("required").add("kind");
    return block;
  }

  /** Lets a key be left to the model. */
  private static void orAuto(ObjectNode block, String key) {
    ObjectNode choice = NODES.objectNode();
    choice
        .putArray("anyOf")
        .add(RecordSchema.properties(block).get(key))
        .addObject()
        .put("const", BuiltIn.AUTO);
    RecordSchema.properties(block).set(key, choice);
  }
}
