package dev.conflayers.base;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schema (draft 2020-12) of documents written from records, for programs that read them.
 * Derived from the records, it forbids every key that they do not have, and only nullable
 * components may be null or absent.
 */
public final class RecordSchema {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Keys keys;
  private final Map<Class<?>, ObjectNode> written;
  private final Map<String, ObjectNode> definitions = new TreeMap<>();

  private RecordSchema(Keys keys, Map<Class<?>, ObjectNode> written) {
    this.keys = keys;
    this.written = written;
  }

  /**
   * Returns the schema of a document.
   *
   * @param keys how components and constants are written: in kebab case, or as in Java
   * @param written the schemas of types that are not written as their Java types
   * @param unwritten keys of the document's own record that are never written
   */
  public static ObjectNode of(
      String title,
      Class<? extends Record> type,
      Keys keys,
      Map<Class<?>, ObjectNode> written,
      Set<String> unwritten) {
    RecordSchema schemas = new RecordSchema(keys, written);
    ObjectNode schema = NODES.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", title);
    schema.setAll(schemas.block(type, unwritten));
    if (!schemas.definitions.isEmpty()) {
      ObjectNode definitions = schema.putObject("$defs");
      schemas.definitions.forEach(definitions::set);
    }
    return schema;
  }

  /** Returns the schema of a list of whole numbers, such as token ids. */
  public static ObjectNode wholeNumbers() {
    ObjectNode array = NODES.objectNode().put("type", "array");
    array.putObject("items").put("type", "integer");
    return array;
  }

  private ObjectNode block(Class<?> type, Set<String> without) {
    ObjectNode block = NODES.objectNode().put("type", "object");
    block.put("additionalProperties", false);
    ObjectNode properties = block.putObject("properties");
    ArrayNode required = NODES.arrayNode();
    for (RecordComponent component : type.getRecordComponents()) {
      String key = keys == Keys.KEBAB ? Kebab.of(component.getName()) : component.getName();
      if (!without.contains(key)) {
        boolean nullable = isNullable(component.getAnnotatedType());
        ObjectNode value = of(component.getGenericType());
        properties.set(key, nullable ? orNull(value) : value);
        if (!nullable) {
          required.add(key);
        }
      }
    }
    block.set("required", required);
    return block;
  }

  private static boolean isNullable(AnnotatedElement type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  private static ObjectNode orNull(ObjectNode value) {
    ObjectNode choice = NODES.objectNode();
    choice.putArray("anyOf").add(value).addObject().put("type", "null");
    return choice;
  }

  private ObjectNode of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      boolean map = Map.class.isAssignableFrom((Class<?>) generic.getRawType());
      ObjectNode many = NODES.objectNode().put("type", map ? "object" : "array");
      return many.set(map ? "additionalProperties" : "items", of(arguments[arguments.length - 1]));
    }
    Class<?> plain = (Class<?>) type;
    ObjectNode own = written.get(plain);
    if (own != null) {
      return own.deepCopy();
    }
    if (plain.isRecord()) {
      return reference(plain);
    }
    Optional<Type> value = value(plain);
    if (value.isPresent()) {
      return of(value.get());
    }
    JsonSubTypes kinds = plain.getAnnotation(JsonSubTypes.class);
    return kinds == null ? scalar(plain) : kinds(kinds.value());
  }

  /** Returns the type that {@code type} is written as, if it has a method for that. */
  private static Optional<Type> value(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(JsonValue.class))
        .map(Method::getGenericReturnType)
        .findFirst();
  }

  private ObjectNode reference(Class<?> type) {
    Class<?> within = type.getEnclosingClass();
    String name = (within == null ? "" : within.getSimpleName() + ".") + type.getSimpleName();
    if (!definitions.containsKey(name)) {
      definitions.put(name, NODES.objectNode());
      definitions.put(name, block(type, Set.of()));
    }
    return NODES.objectNode().put("$ref", "#/$defs/" + name);
  }

  private ObjectNode kinds(JsonSubTypes.Type[] types) {
    ObjectNode choice = NODES.objectNode();
    ArrayNode kinds = choice.putArray("oneOf");
    for (JsonSubTypes.Type type : types) {
      ObjectNode block = block(type.value(), Set.of());
      block.withObjectProperty("properties").putObject("kind").put("const", type.name());
      block.withArrayProperty("required").add("kind");
      kinds.add(block);
    }
    return choice;
  }

  private ObjectNode scalar(Class<?> type) {
    ObjectNode schema = NODES.objectNode();
    if (type.isEnum()) {
      ArrayNode names = schema.putArray("enum");
      if (keys == Keys.KEBAB) {
        Kebab.constants(type).forEach(names::add);
      } else {
        for (Object constant : type.getEnumConstants()) {
          names.add(((Enum<?>) constant).name());
        }
      }
      return schema;
    }
    if (type == String.class) {
      return schema.put("type", "string");
    }
    if (type == boolean.class || type == Boolean.class) {
      return schema.put("type", "boolean");
    }
    if (Set.<Class<?>>of(double.class, Double.class, float.class, Float.class).contains(type)) {
      return schema.put("type", "number");
    }
    if (Set.<Class<?>>of(int.class, Integer.class, long.class, Long.class).contains(type)) {
      return schema.put("type", "integer");
    }
    throw new IllegalArgumentException("no schema is known for " + type.getName());
  }
}
