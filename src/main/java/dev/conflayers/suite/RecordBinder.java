package dev.conflayers.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Turns a YAML tree into records, key by key: every component must be there, nothing else may be,
 * and whatever is wrong is said with its path and line.
 *
 * <p>The checks come before the binding because a binder that meets a misspelt key reports the one
 * it misses instead.
 */
final class RecordBinder {
  private final String source;
  private final Map<String, Integer> lines;

  RecordBinder(String source, Map<String, Integer> lines) {
    this.source = source;
    this.lines = lines;
  }

  <T> T bind(JsonNode node, Class<T> type) {
    return type.cast(value(node, type, ""));
  }

  SuiteProblem problem(String path, String message) {
    return new SuiteProblem(source, line(path), path.isEmpty() ? message : path + " " + message);
  }

  private int line(String path) {
    String at = path;
    while (!lines.containsKey(at)) {
      int cut = Math.max(at.lastIndexOf('.'), at.lastIndexOf('['));
      at = cut < 0 ? "" : at.substring(0, cut);
      if (at.isEmpty()) {
        break;
      }
    }
    return lines.getOrDefault(at, 1);
  }

  private Object value(JsonNode node, Type type, String path) {
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
    if (scalar == Strategy.class) {
      return choice(node, path, Strategy.kinds());
    }
    if (scalar == Claim.class) {
      return choice(node, path, Claim.kinds());
    }
    return scalar.isRecord() ? record(node, scalar, path, List.of()) : scalar(node, scalar, path);
  }

  /** Binds one of several records, told apart by the key "kind". */
  private <T> Object choice(JsonNode node, String path, Map<String, Class<? extends T>> kinds) {
    requireObject(node, path);
    JsonNode kind = node.path("kind");
    if (!kind.isTextual()) {
      throw problem(path, "misses the key 'kind', one of " + String.join(", ", kinds.keySet()));
    }
    Class<? extends T> type = kinds.get(kind.asText());
    if (type == null) {
      throw problem(
          path + ".kind",
          "must be one of "
              + String.join(", ", kinds.keySet())
              + ", got '"
              + kind.asText()
              + "'"
              + NearestName.hint(kind.asText(), kinds.keySet()));
    }
    return record(node, type, path, List.of("kind"));
  }

  private Object record(JsonNode node, Class<?> type, String path, List<String> extraKeys) {
    requireObject(node, path);
    RecordComponent[] components = type.getRecordComponents();
    List<String> keys =
        Arrays.stream(components).map(component -> Kebab.of(component.getName())).toList();
    List<String> known = new ArrayList<>(extraKeys);
    known.addAll(keys);
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
    List<String> missing = keys.stream().filter(key -> !node.has(key)).toList();
    if (!missing.isEmpty()) {
      throw problem(
          path,
          (missing.size() == 1 ? "misses the key " : "misses the keys ")
              + missing.stream().map(key -> "'" + key + "'").collect(Collectors.joining(", ")));
    }
    Object[] arguments = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      String key = keys.get(i);
      arguments[i] = value(node.get(key), components[i].getGenericType(), join(path, key));
      types[i] = components[i].getType();
    }
    return construct(type, types, arguments, path, keys);
  }

  private Object construct(
      Class<?> type, Class<?>[] types, Object[] arguments, String path, List<String> keys) {
    try {
      return type.getDeclaredConstructor(types).newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (!(e.getCause() instanceof IllegalArgumentException refusal)) {
        throw new IllegalStateException("cannot bind " + type, e);
      }
      String message = String.valueOf(refusal.getMessage());
      String key = message.split(" ", 2)[0];
      throw keys.contains(key)
          ? problem(join(path, key), message.substring(key.length() + 1))
          : problem(path, message);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot bind " + type, e);
    }
  }

  private Object scalar(JsonNode node, Class<?> type, String path) {
    if (type == String.class && node.isTextual()) {
      return node.asText();
    }
    if (type == boolean.class && node.isBoolean()) {
      return node.asBoolean();
    }
    if (type == double.class && node.isNumber()) {
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
    throw problem(path, "must be " + describe(type) + ", got " + show(node));
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
    if (type == boolean.class) {
      return "true or false";
    }
    if (type.isEnum()) {
      return "one of " + String.join(", ", Kebab.constants(type));
    }
    return type == double.class ? "a number" : "a whole number";
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
