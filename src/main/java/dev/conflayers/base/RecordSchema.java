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
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schema (draft 2020-12) of documents whose content is bound to records, for the programs and
 * editors that read or write them. Derived from the records, it forbids every key that they do not
 * have. Types used in several places are defined once.
 */
public final class RecordSchema {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Use use;
  private final Keys keys;
  private final Map<Class<?>, Choice> choices;
  private final Map<String, ObjectNode> definitions = new TreeMap<>();
  private final Map<String, Class<?>> named = new HashMap<>();

  /**
   * @param keys how components are written: in kebab case, or as in Java
   * @param choices the schemas of types that are not written as their Java types
   */
  public RecordSchema(Use use, Keys keys, Map<Class<?>, Choice> choices) {
    this.use = use;
    this.keys = keys;
    this.choices = Map.copyOf(choices);
  }

  /** The origin of the documents, which decides what they may leave out. */
  public enum Use {
    /** The program's output: nullable components may be null or absent. */
    WRITTEN,
    /** A user's input: nullable components may be absent. */
    READ,
    /** A user's input with a block of defaults, which may give every key. */
    READ_WITH_DEFAULTS
  }

  /** Describes a type that is written in a way of its own. */
  @FunctionalInterface
  public interface Choice {
    /** Returns the schema of the type; the types it is made of are described by {@code schemas}. */
    ObjectNode of(RecordSchema schemas);
  }

  /**
   * Returns the schema of a document that the program writes.
   *
   * @param unwritten keys of the document's own record that are never written
   */
  public static ObjectNode written(
      String title,
      Class<? extends Record> type,
      Keys keys,
      Map<Class<?>, Choice> choices,
      Set<String> unwritten) {
    RecordSchema schemas = new RecordSchema(Use.WRITTEN, keys, choices);
    return schemas.document(title, schemas.block(type, unwritten));
  }

  /** Returns the schema of a document that users write. */
  public static ObjectNode read(String title, Class<? extends Record> type, Keys keys) {
    RecordSchema schemas = new RecordSchema(Use.READ, keys, Map.of());
    return schemas.document(title, schemas.block(type, Set.of()));
  }

  /** Returns the schema of a document whose content is {@code block}, with all definitions. */
  public ObjectNode document(String title, ObjectNode block) {
    ObjectNode schema = NODES.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", title);
    schema.setAll(block);
    if (!definitions.isEmpty()) {
      ObjectNode all = schema.putObject("$defs");
      definitions.forEach(all::set);
    }
    return schema;
  }

  /** Returns the schema of a list of whole numbers, such as token ids. */
  public static ObjectNode wholeNumbers() {
    ObjectNode array = NODES.objectNode().put("type", "array");
    array.putObject("items").put("type", "integer");
    return array;
  }

  /** Returns the schema of a block with these optional keys. */
  public ObjectNode block(Map<String, ? extends Type> keys) {
    ObjectNode block = NODES.objectNode().put("type", "object");
    block.put("additionalProperties", false);
    ObjectNode properties = block.putObject("properties");
    keys.forEach((key, type) -> properties.set(key, of(type)));
    return block;
  }

  private ObjectNode block(Class<?> type, Set<String> without) {
    if (use == Use.READ_WITH_DEFAULTS) {
      return block(keys.of(type));
    }
    ObjectNode block = block(Map.of());
    ArrayNode required = NODES.arrayNode();
    for (RecordComponent component : type.getRecordComponents()) {
      String key = keys == Keys.KEBAB ? Kebab.of(component.getName()) : component.getName();
      if (!without.contains(key)) {
        boolean nullable = isNullable(component.getAnnotatedType());
        ObjectNode value = of(component.getGenericType());
        properties(block).set(key, nullable && use == Use.WRITTEN ? orNull(value) : value);
        if (!nullable) {
          required.add(key);
        }
      }
    }
    block.set("required", required);
    return block;
  }

  /** Returns the properties of a block, to add some. */
  public static ObjectNode properties(ObjectNode block) {
    return block.withObjectProperty("properties");
  }

  private static boolean isNullable(AnnotatedElement type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  private static ObjectNode orNull(ObjectNode value) {
    ObjectNode choice = NODES.objectNode();
    choice.putArray("anyOf").add(value).addObject().put("type", "null");
    return choice;
  }

  /** Returns the schema of a type, or a reference to it. */
  public ObjectNode of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      boolean map = Map.class.isAssignableFrom((Class<?>) generic.getRawType());
      ObjectNode many = NODES.objectNode().put("type", map ? "object" : "array");
      return many.set(map ? "additionalProperties" : "items", of(arguments[arguments.length - 1]));
    }
    Class<?> plain = (Class<?>) type;
    Choice choice = choices.get(plain);
    if (choice != null) {
      return choice.of(this);
    }
    if (plain.isRecord()) {
      return use == Use.READ
          ? block(plain, Set.of())
          : defined(name(plain), () -> block(plain, Set.of()));
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

  /** Returns its simple name, unless a type of another package has the same one. */
  private String name(Class<?> type) {
    String name = type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    Class<?> first = named.putIfAbsent(name, type);
    return first == null || first == type ? name : type.getName();
  }

  /** Defines a named type, unless it is already defined, and returns a reference to it. */
  public ObjectNode defined(String name, Supplier<ObjectNode> schema) {
    if (!definitions.containsKey(name)) {
      definitions.put(name, NODES.objectNode());
      definitions.put(name, schema.get());
    }
    return NODES.objectNode().put("$ref", "#/$defs/" + name);
  }

  /** Returns a definition, to change it. */
  public ObjectNode definition(String name) {
    return Objects.requireNonNull(definitions.get(name), name);
  }

  private ObjectNode kinds(JsonSubTypes.Type[] types) {
    ObjectNode choice = NODES.objectNode();
    ArrayNode kinds = choice.putArray("oneOf");
    for (JsonSubTypes.Type type : types) {
      ObjectNode block = block(type.value(), Set.of());
      properties(block).putObject("kind").put("const", type.name());
      block.withArrayProperty("required").add("kind");
      kinds.add(block);
    }
    return choice;
  }

  private ObjectNode scalar(Class<?> type) {
    ObjectNode schema = NODES.objectNode();
    if (type.isEnum()) {
      ArrayNode names = schema.putArray("enum");
      boolean asInJava = use == Use.WRITTEN && keys == Keys.CAMEL;
      for (Object constant : type.getEnumConstants()) {
        names.add(asInJava ? ((Enum<?>) constant).name() : Kebab.of((Enum<?>) constant));
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
