package dev.conflayers.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields of a JSON object as one flat map: nested names are joined by dots and array elements
 * are numbered, so {@code {"translation": {"de": ..}}} has {@code translation.de} and {@code
 * {"turns": [..]}} has {@code turns.0}. A null counts as a missing field.
 */
final class FlatFields {
  private FlatFields() {}

  static Map<String, String> of(JsonNode object) {
    Map<String, String> fields = new LinkedHashMap<>();
    collect("", object, fields);
    return fields;
  }

  private static void collect(String name, JsonNode node, Map<String, String> fields) {
    String prefix = name.isEmpty() ? "" : name + ".";
    if (node.isObject()) {
      node.properties().forEach(e -> collect(prefix + e.getKey(), e.getValue(), fields));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(prefix + i, node.get(i), fields);
      }
    } else if (!node.isNull()) {
      fields.put(name, node.asText());
    }
  }
}
