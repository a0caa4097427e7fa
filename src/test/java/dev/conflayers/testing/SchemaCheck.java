package dev.conflayers.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Checks JSON against the part of JSON Schema that this program's schemas use. A keyword outside of
 * it is an error of the schema, so that nothing goes unchecked.
 */
public final class SchemaCheck {
  private static final Set<String> SAID = Set.of("$schema", "title", "$defs");

  private final JsonNode root;
  private final List<String> problems = new ArrayList<>();

  private SchemaCheck(JsonNode root) {
    this.root = root;
  }

  /** Returns what is wrong with {@code document}, each with its place. */
  public static List<String> problems(JsonNode schema, JsonNode document) {
    SchemaCheck check = new SchemaCheck(schema);
    check.check(schema, document, "");
    return check.problems;
  }

  private void check(JsonNode schema, JsonNode value, String path) {
    schema
        .fieldNames()
        .forEachRemaining(
            keyword -> {
              JsonNode says = schema.get(keyword);
              switch (keyword) {
                case "type" -> type(says.asText(), value, path);
                case "enum" -> require(contains(says, value), path, "is none of " + says);
                case "const" -> require(says.equals(value), path, "is not " + says);
                case "required" ->
                    says.forEach(
                        key -> require(value.has(key.asText()), path, "misses " + key.asText()));
                case "properties" ->
                    says.fieldNames()
                        .forEachRemaining(
                            key -> {
                              if (value.has(key)) {
                                check(says.get(key), value.get(key), path + "/" + key);
                              }
                            });
                case "additionalProperties" -> others(schema, says, value, path);
                case "items" -> {
                  for (int i = 0; i < (value.isArray() ? value.size() : 0); i++) {
                    check(says, value.get(i), path + "/" + i);
                  }
                }
                case "anyOf" -> require(matching(says, value) > 0, path, any(says, value));
                case "oneOf" -> require(matching(says, value) == 1, path, any(says, value));
                case "$ref" -> {
                  JsonNode meant = root.at(says.asText().substring(1));
                  require(!meant.isMissingNode(), path, "has a schema that is not there: " + says);
                  check(meant, value, path);
                }
                default ->
                    require(SAID.contains(keyword), path, "has a schema with unknown " + keyword);
              }
            });
  }

  private void others(JsonNode schema, JsonNode says, JsonNode value, String path) {
    value
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!schema.path("properties").has(key)) {
                if (says.isBoolean()) {
                  require(says.asBoolean(), path, "may not have " + key);
                } else {
                  check(says, value.get(key), path + "/" + key);
                }
              }
            });
  }

  private int matching(JsonNode choices, JsonNode value) {
    int matching = 0;
    for (JsonNode choice : choices) {
      SchemaCheck check = new SchemaCheck(root);
      check.check(choice, value, "");
      matching += check.problems.isEmpty() ? 1 : 0;
    }
    return matching;
  }

  private String any(JsonNode choices, JsonNode value) {
    SchemaCheck check = new SchemaCheck(root);
    check.check(choices.get(0), value, "");
    return "matches "
        + matching(choices, value)
        + " of its choices; the first says "
        + check.problems;
  }

  private static boolean contains(JsonNode choices, JsonNode value) {
    for (JsonNode choice : choices) {
      if (choice.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private void type(String type, JsonNode value, String path) {
    boolean is =
        switch (type) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isTextual();
          case "boolean" -> value.isBoolean();
          case "integer" -> value.isIntegralNumber();
          case "number" -> value.isNumber();
          case "null" -> value.isNull();
          default -> throw new IllegalArgumentException("unknown type " + type);
        };
    require(is, path, "must be of type " + type + ", is " + value.getNodeType());
  }

  private void require(boolean holds, String path, String otherwise) {
    if (!holds) {
      problems.add((path.isEmpty() ? "/" : path) + " " + otherwise);
    }
  }
}
