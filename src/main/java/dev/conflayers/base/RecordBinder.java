package dev.conflayers.base;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Strict binding of a YAML or JSON tree to records: every component is required, unknown keys are
 * refused, and every problem is reported with its file, line, path, bound and value.
 *
 * <p>Keys are checked before they are bound: for a misspelt key, a binder would report the key that
 * is missing instead.
 */
public final class RecordBinder {
  private final Places places;
  private final Keys keys;
  private final Map<Class<?>, Choice> choices;

  public RecordBinder(Places places, Keys keys) {
    this(places, keys, Map.of());
  }

  /**
   * @param choices binders of the types that are not records, texts, numbers or lists
   */
  public RecordBinder(Places places, Keys keys, Map<Class<?>, Choice> choices) {
    this.places = places;
    this.keys = keys;
    this.choices = Map.copyOf(choices);
  }

  /** Binds a type that is written in several ways. */
  @FunctionalInterface
  public interface Choice {
    /** Returns the value at {@code path}. */
    Object bind(RecordBinder binder, JsonNode node, String path);
  }

  /** Returns the document {@code node} as a {@code type}. */
  public <T> T bind(JsonNode node, Class<T> type) {
    return type.cast(value(node, type, ""));
  }

  private RuntimeException problem(String path, String message) {
    return places.problem(path, message);
  }

  private Object value(JsonNode node, Type type, String path) {
    if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
      return map(node, map.getActualTypeArguments()[1], path);
    }
    if (type instanceof ParameterizedType list) {
      if (!node.isArray()) {
        throw problem(path, "must be a list, got " + show(node));
      }
      List<Object> values = new ArrayList<>();
      for (JsonNode element : node) {
        values.add(
            value(element, list.getActualTypeArguments()[0], path + "[" + values.size() + "]"));
      }
      return values;
    }
    Class<?> scalar = (Class<?>) type;
    Choice choice = choices.get(scalar);
    if (choice != null) {
      return choice.bind(this, node, path);
    }
    return scalar.isRecord() ? record(node, scalar, path, List.of()) : scalar(node, scalar, path);
  }

  private Map<String, Object> map(JsonNode node, Type type, String path) {
    requireObject(node, path);
    Map<String, Object> values = new LinkedHashMap<>();
    node.fieldNames()
        .forEachRemaining(key -> values.put(key, value(node.get(key), type, join(path, key))));
    return values;
  }

  /**
   * Returns the choice named by the key "kind", which discriminates the alternatives of this place.
   */
  public <T> T kind(JsonNode node, String path, Map<String, T> kinds) {
    requireObject(node, path);
    JsonNode kind = node.path("kind");
    if (!kind.isTextual()) {
      throw problem(path, "misses the key 'kind', one of " + String.join(", ", kinds.keySet()));
    }
    T meant = kinds.get(kind.asText());
    if (meant == null) {
      throw problem(
          path + ".kind",
          "must be one of "
              + String.join(", ", kinds.keySet())
              + ", got '"
              + kind.asText()
              + "'"
              + NearestName.hint(kind.asText(), kinds.keySet()));
    }
    return meant;
  }

  /**
   * Returns the record at {@code path}, which may have {@code extraKeys} in addition to its own.
   */
  public Object record(JsonNode node, Class<?> type, String path, List<String> extraKeys) {
    Map<String, Object> values = values(node, keys.of(type), keys.optional(type), path, extraKeys);
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    return construct(type, types, values, path);
  }

  /**
   * Returns the value of each key of {@code types}, after checking that there are no others and
   * that only optional ones are missing.
   */
  @SuppressWarnings("NullAway") // An optional key that is not given is null in its record.
  public Map<String, Object> values(
      JsonNode node,
      Map<String, ? extends Type> types,
      List<String> optional,
      String path,
      List<String> extraKeys) {
    requireObject(node, path);
    List<String> known = new ArrayList<>(extraKeys);
    known.addAll(types.keySet());
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                throw problem(
                    join(path, key),
                    "is not a known key"
                        + NearestName.hint(key, known)
                        + "; known are "
                        + String.join(", ", known));
              }
            });
    List<String> missing =
        types.keySet().stream().filter(key -> !node.has(key) && !optional.contains(key)).toList();
    if (!missing.isEmpty()) {
      throw problem(
          path,
          (missing.size() == 1 ? "misses the key " : "misses the keys ")
              + missing.stream().map(key -> "'" + key + "'").collect(Collectors.joining(", ")));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    types.forEach(
        (key, type) ->
            values.put(key, node.has(key) ? value(node.get(key), type, join(path, key)) : null));
    return values;
  }

  private Object construct(
      Class<?> type, Class<?>[] types, Map<String, Object> values, String path) {
    try {
      return type.getDeclaredConstructor(types).newInstance(values.values().toArray());
    } catch (InvocationTargetException e) {
      if (!(e.getCause() instanceof IllegalArgumentException refusal)) {
        throw new IllegalStateException("cannot bind " + type, e);
      }
      throw refused(refusal, path, values.keySet());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot bind " + type, e);
    }
  }

  /** Returns the problem of a record at {@code path}, at the refused key if it is given. */
  public RuntimeException refused(
      IllegalArgumentException refusal, String path, Collection<String> keys) {
    return refusal instanceof KeyRefusal of && keys.contains(of.key())
        ? problem(join(path, of.key()), of.why())
        : problem(path, String.valueOf(refusal.getMessage()));
  }

  private Object scalar(JsonNode node, Class<?> type, String path) {
    if (type == String.class && node.isTextual()) {
      return node.asText();
    }
    if ((type == boolean.class || type == Boolean.class) && node.isBoolean()) {
      return node.asBoolean();
    }
    if ((type == double.class || type == Double.class) && node.isNumber()) {
      return node.asDouble();
    }
    if ((type == int.class || type == Integer.class) && node.isIntegralNumber()) {
      if (!node.canConvertToInt()) {
        throw problem(path, "is too large, got " + node.asText());
      }
      return node.asInt();
    }
    if (type == long.class && node.isIntegralNumber()) {
      if (!node.canConvertToLong()) {
        throw problem(path, "is too large, got " + node.asText());
      }
      return node.asLong();
    }
    if (type.isEnum() && (node.isTextual() || node.isNumber())) {
      return constant(node.asText(), type, path);
    }
    boolean unquoted = type == String.class && (node.isNumber() || node.isBoolean());
    throw problem(
        path,
        "must be "
            + describe(type)
            + ", got "
            + show(node)
            + (unquoted ? "; write it in quotes" : ""));
  }

  private Object constant(String text, Class<?> type, String path) {
    List<String> names = Kebab.constants(type);
    int index = names.indexOf(text);
    if (index < 0) {
      throw problem(
          path,
          "must be one of "
              + String.join(", ", names)
              + ", got '"
              + text
              + "'"
              + NearestName.hint(text, names));
    }
    return type.getEnumConstants()[index];
  }

  private void requireObject(JsonNode node, String path) {
    if (!node.isObject()) {
      throw problem(path, "must be a block of keys, got " + show(node));
    }
  }

  private static String describe(Class<?> type) {
    if (type == String.class) {
      return "text";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type.isEnum()) {
      return "one of " + String.join(", ", Kebab.constants(type));
    }
    return type == double.class || type == Double.class ? "a number" : "a whole number";
  }

  private static String show(JsonNode node) {
    if (node.isObject()) {
      return "a block of keys";
    }
    if (node.isArray()) {
      return "a list";
    }
    return node.isNull() ? "nothing" : node.toString();
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
