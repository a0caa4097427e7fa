package dev.conflayers.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.Kebab;
import dev.conflayers.suite.declared.Claim;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;

/** Writer of suites, from which {@link SuiteReader} reads equal ones. */
public final class SuiteText {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SuiteText() {}

  /** Returns {@code suite} as JSON, which is YAML too, ending in a newline. */
  public static String of(Suite suite) {
    return tree(suite).toPrettyString().replace("\r\n", "\n") + "\n";
  }

  /** Returns {@code strategy} with its kind and all its keys. */
  public static ObjectNode of(Strategy strategy) {
    ObjectNode keys = NODES.objectNode().put("kind", strategy.kind());
    for (Map.Entry<String, Object> value : strategy.values().entrySet()) {
      keys.set(value.getKey(), tree(value.getValue()));
    }
    return keys;
  }

  private static JsonNode tree(Object value) {
    if (value instanceof Strategy strategy) {
      return of(strategy);
    }
    if (value instanceof Claim claim) {
      ObjectNode keys = NODES.objectNode().put("kind", Kebab.of(claim.kind()));
      return keys.setAll(components((Record) claim));
    }
    if (value instanceof Record record) {
      return components(record);
    }
    if (value instanceof List<?> list) {
      ArrayNode array = NODES.arrayNode();
      list.forEach(element -> array.add(tree(element)));
      return array;
    }
    return scalar(value);
  }

  private static JsonNode scalar(Object value) {
    if (value instanceof Enum<?> constant) {
      return NODES.textNode(Kebab.of(constant));
    }
    if (value instanceof Boolean bool) {
      return NODES.booleanNode(bool);
    }
    if (value instanceof Integer number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Long number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Double number) {
      return NODES.numberNode(number);
    }
    return NODES.textNode(String.valueOf(value));
  }

  private static ObjectNode components(Record record) {
    ObjectNode keys = NODES.objectNode();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        keys.set(Kebab.of(component.getName()), tree(component.getAccessor().invoke(record)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot read " + component, e);
      }
    }
    return keys;
  }
}
