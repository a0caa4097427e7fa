package dev.conflayers.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The {@code defaults:} block of a suite file: keys under {@code tasks} go into every task, keys
 * under {@code strategies.<kind>} into every strategy of that kind. An entry's own keys win.
 */
final class Defaults {
  private final String source;
  private final Map<String, Integer> lines;

  Defaults(String source, Map<String, Integer> lines) {
    this.source = source;
    this.lines = lines;
  }

  /** Merges the block into {@code suite} and removes it. */
  void merge(ObjectNode suite) {
    JsonNode defaults = suite.remove("defaults");
    if (defaults == null) {
      return;
    }
    refuseOthers(defaults, "defaults", List.of("tasks", "strategies"));
    JsonNode kinds = defaults.path("strategies");
    refuseOthers(kinds, "defaults.strategies", Methods.kinds().keySet());
    int index = 0;
    for (JsonNode task : suite.path("tasks")) {
      fill(task, "tasks[" + index++ + "]", defaults.path("tasks"), "defaults.tasks");
    }
    index = 0;
    for (JsonNode strategy : suite.path("strategies")) {
      String kind = strategy.path("kind").asText();
      fill(
          strategy, "strategies[" + index++ + "]", kinds.path(kind), "defaults.strategies." + kind);
    }
  }

  private void refuseOthers(JsonNode block, String path, Collection<String> known) {
    if (block.isMissingNode()) {
      return;
    }
    if (!block.isObject()) {
      throw new SuiteProblem(
          source, lines.getOrDefault(path, 1), path + " must be a block of keys");
    }
    block
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                throw new SuiteProblem(
                    source,
                    lines.getOrDefault(path + "." + key, 1),
                    path
                        + "."
                        + key
                        + " is not a known key"
                        + NearestName.hint(key, known)
                        + "; known are "
                        + String.join(", ", known));
              }
            });
  }

  private void fill(JsonNode target, String path, JsonNode from, String fromPath) {
    if (!(target instanceof ObjectNode object) || !from.isObject()) {
      return;
    }
    for (Map.Entry<String, JsonNode> entry : from.properties()) {
      String at = path + "." + entry.getKey();
      String origin = fromPath + "." + entry.getKey();
      JsonNode own = object.get(entry.getKey());
      if (own == null) {
        object.set(entry.getKey(), entry.getValue().deepCopy());
        adopt(at, origin);
      } else {
        fill(own, at, entry.getValue(), origin);
      }
    }
  }

  private void adopt(String path, String origin) {
    for (String known : List.copyOf(lines.keySet())) {
      if (known.equals(origin)
          || known.startsWith(origin + ".")
          || known.startsWith(origin + "[")) {
        lines.putIfAbsent(path + known.substring(origin.length()), lines.getOrDefault(known, 1));
      }
    }
  }
}
