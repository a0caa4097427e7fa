package dev.conflayers.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.Kebab;
import dev.conflayers.base.NearestName;
import dev.conflayers.base.Places;
import dev.conflayers.decode.method.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The {@code matrix:} of a strategy: paths below it such as {@code settings.skip-ratio}, each with
 * a list of values. Such an entry stands for one strategy per combination, with the last key's
 * values changing fastest; each is named after the entry and its values.
 */
final class Matrix {
  static final String KEY = "matrix";

  /** Limit of a suite: more would take days to run, and no chart could show them. */
  private static final int MOST = 200;

  private static final String STRATEGIES = "strategies";
  private final Places places;

  /** Original places of the keys of expanded strategies, recorded once all are expanded. */
  private final Map<String, String> moved = new LinkedHashMap<>();

  Matrix(Places places) {
    this.places = places;
  }

  /**
   * Returns the keys that a matrix of {@code method} may have: the state, and each setting that is
   * not itself a block.
   */
  static Map<String, Type> keys(Method<?> method) {
    Map<String, Type> keys = new LinkedHashMap<>();
    method.keys().forEach((key, type) -> addKeys(keys, key, type));
    keys.remove("name");
    return keys;
  }

  private static void addKeys(Map<String, Type> keys, String path, Type type) {
    if (type instanceof Class<?> block && block.isRecord()) {
      Kebab.components(block).forEach((key, inner) -> addKeys(keys, path + "." + key, inner));
    } else {
      keys.put(path, type);
    }
  }

  /**
   * Refuses ambiguities: a key both in an entry and in its matrix, and a matrix among the defaults.
   * Call it before the defaults are merged.
   */
  void refuseContradictions(ObjectNode suite) {
    for (Map.Entry<String, JsonNode> kind : suite.path("defaults").path(STRATEGIES).properties()) {
      if (kind.getValue().has(KEY)) {
        throw places.problem(
            "defaults.strategies." + kind.getKey() + "." + KEY,
            "must be in a strategy, after which its combinations are named");
      }
    }
    int index = 0;
    for (JsonNode entry : suite.path(STRATEGIES)) {
      String path = STRATEGIES + "[" + index++ + "].";
      Method<?> method = Methods.kinds().get(entry.path("kind").asText());
      for (String key : method == null ? Set.<String>of() : keys(method).keySet()) {
        if (entry.path(KEY).has(key) && !entry.at("/" + key.replace('.', '/')).isMissingNode()) {
          throw places.problem(
              path + KEY + "." + key,
              "is also given on line " + places.line(path + key) + "; keep one of the two");
        }
      }
    }
  }

  /** Replaces each entry that has a matrix by the strategies it stands for. */
  void expand(ObjectNode suite) {
    if (!(suite.path(STRATEGIES) instanceof ArrayNode entries)) {
      return;
    }
    ArrayNode expanded = suite.arrayNode();
    for (int i = 0; i < entries.size(); i++) {
      String path = STRATEGIES + "[" + i + "]";
      Method<?> method = Methods.kinds().get(entries.get(i).path("kind").asText());
      // The binder refuses entries of unknown kinds.
      if (entries.get(i) instanceof ObjectNode entry && entry.has(KEY) && method != null) {
        JsonNode matrix = entry.remove(KEY);
        expand(entry, axes(matrix, method, path + "." + KEY), path, expanded);
      } else {
        moved.put(STRATEGIES + "[" + expanded.size() + "]", path);
        expanded.add(entries.get(i));
      }
    }
    suite.set(STRATEGIES, expanded);
    moved.forEach(places::moved);
  }

  private Map<String, JsonNode> axes(JsonNode matrix, Method<?> method, String path) {
    Map<String, Type> known = keys(method);
    if (known.isEmpty()) {
      throw places.problem(
          path, "is not for a strategy of kind " + method + ", which has nothing to vary");
    }
    if (matrix.isEmpty() || !matrix.isObject()) {
      throw places.problem(
          path, "must be a block of keys, each with a list of values; " + named(known));
    }
    Map<String, JsonNode> axes = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> axis : matrix.properties()) {
      String at = path + "." + axis.getKey();
      if (!known.containsKey(axis.getKey())) {
        throw places.problem(
            at,
            "is not a key that can vary"
                + NearestName.hint(axis.getKey(), known.keySet())
                + "; "
                + named(known));
      }
      checkValues(axis.getValue(), at);
      axes.put(axis.getKey(), axis.getValue());
    }
    return axes;
  }

  private static String named(Map<String, Type> known) {
    return "known are " + String.join(", ", known.keySet());
  }

  private void checkValues(JsonNode values, String path) {
    if (!values.isArray() || values.isEmpty()) {
      throw places.problem(path, "must be a list of at least one value, got " + values);
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < values.size(); i++) {
      if (!seen.add(word(values.get(i)))) {
        throw places.problem(
            path + "[" + i + "]", "must differ from the values before it, got " + values.get(i));
      }
    }
  }

  private void expand(
      ObjectNode entry, Map<String, JsonNode> axes, String path, ArrayNode expanded) {
    long combinations = 1;
    for (JsonNode values : axes.values()) {
      combinations = Math.min(combinations * values.size(), Integer.MAX_VALUE);
    }
    if (expanded.size() + combinations > MOST) {
      throw places.problem(
          path + "." + KEY,
          "would add "
              + combinations
              + " strategies to the "
              + expanded.size()
              + " before it, but a suite may have "
              + MOST
              + "; give fewer values");
    }
    for (int which = 0; which < combinations; which++) {
      String at = STRATEGIES + "[" + expanded.size() + "]";
      moved.put(at, path);
      List<String> name = new ArrayList<>(List.of(entry.path("name").asText()));
      ObjectNode strategy = entry.deepCopy();
      long inner = combinations;
      for (Map.Entry<String, JsonNode> axis : axes.entrySet()) {
        inner /= axis.getValue().size();
        int pick = (int) (which / inner % axis.getValue().size());
        moved.put(
            at + "." + axis.getKey(), path + "." + KEY + "." + axis.getKey() + "[" + pick + "]");
        put(strategy, axis.getKey(), axis.getValue().get(pick));
        name.add(word(axis.getValue().get(pick)));
      }
      if (entry.path("name").isTextual()) {
        strategy.put("name", String.join("-", name));
      }
      expanded.add(strategy);
    }
  }

  private static void put(ObjectNode strategy, String path, JsonNode value) {
    ObjectNode block = strategy;
    String[] steps = path.split("\\.", -1);
    for (int i = 0; i < steps.length - 1; i++) {
      JsonNode next = block.has(steps[i]) ? block.get(steps[i]) : block.putObject(steps[i]);
      if (!(next instanceof ObjectNode inner)) {
        // The binder refuses whatever else is there.
        return;
      }
      block = inner;
    }
    block.set(steps[steps.length - 1], value);
  }

  /** Returns a value as written in names: 0.35, minus-1, lm-head, 3x5x8x10. */
  private static String word(JsonNode value) {
    if (value.isArray()) {
      return value.isEmpty()
          ? "none"
          : StreamSupport.stream(value.spliterator(), false)
              .map(Matrix::word)
              .collect(Collectors.joining("x"));
    }
    return value.isNumber() && Double.isFinite(value.asDouble())
        ? value.decimalValue().stripTrailingZeros().toPlainString().replace("-", "minus-")
        : value.asText(value.toString());
  }
}
