package dev.conflayers.model.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.conflayers.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A JSON object in a file of a checkpoint; each getter refuses a value of another kind. */
public record JsonSettings(Path path, JsonNode root) {
  /** The largest tokenizer.json in use takes about 35 MB. */
  private static final long MOST_BYTES = 200_000_000;

  private static final JsonMapper JSON = Json.strict().build();

  public static JsonSettings read(Path path) {
    try {
      long size = Files.size(path);
      if (size > MOST_BYTES) {
        throw new CheckpointProblem(
            path + " has " + size + " bytes; at most " + MOST_BYTES + " are read");
      }
      return of(path, Files.readAllBytes(path));
    } catch (IOException e) {
      throw new CheckpointProblem(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Returns the object parsed from {@code json}; {@code path} names it in refusals. */
  public static JsonSettings of(Path path, byte[] json) {
    try {
      JsonNode root = JSON.readTree(json);
      if (!root.isObject()) {
        throw new CheckpointProblem(path + " should hold a JSON object; it is damaged");
      }
      return new JsonSettings(path, root);
    } catch (JsonProcessingException e) {
      throw new CheckpointProblem(
          path
              + " is not valid JSON, line "
              + (e.getLocation() == null ? "unknown" : e.getLocation().getLineNr())
              + ": "
              + e.getOriginalMessage(),
          e);
    } catch (IOException e) {
      throw new CheckpointProblem(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Returns the object in {@code path}, or an empty one if there is no such file. */
  public static JsonSettings readIfPresent(Path path) {
    return Files.exists(path) ? read(path) : new JsonSettings(path, JSON.createObjectNode());
  }

  /** Returns the object under {@code key}, if it is there and not null. */
  Optional<JsonSettings> object(String key) {
    return node(key)
        .map(
            node -> {
              if (!node.isObject()) {
                throw mismatch(key, node, "an object");
              }
              return new JsonSettings(path, node);
            });
  }

  public Optional<String> text(String key) {
    return node(key)
        .map(
            node -> {
              if (!node.isTextual()) {
                throw mismatch(key, node, "a text");
              }
              return node.textValue();
            });
  }

  public Optional<Boolean> flag(String key) {
    return node(key)
        .map(
            node -> {
              if (!node.isBoolean()) {
                throw mismatch(key, node, "true or false");
              }
              return node.booleanValue();
            });
  }

  Optional<Double> number(String key) {
    return node(key)
        .map(
            node -> {
              if (!node.isNumber()) {
                throw mismatch(key, node, "a number");
              }
              return node.doubleValue();
            });
  }

  Optional<Integer> integer(String key) {
    return node(key).map(node -> integer(key, node));
  }

  /** Returns the ids under {@code key}: one number, a list of them, or none. */
  Set<Integer> ids(String key) {
    Set<Integer> ids = new TreeSet<>();
    node(key)
        .ifPresent(
            node -> {
              if (node.isArray()) {
                node.forEach(each -> ids.add(integer(key, each)));
              } else {
                ids.add(integer(key, node));
              }
            });
    return ids;
  }

  /** Returns the value of {@code key}, or refuses the file if it is missing. */
  <T> T required(String key, Optional<T> value) {
    return value.orElseThrow(
        () -> new CheckpointProblem(path + " lacks " + key + "; the checkpoint is incomplete"));
  }

  private Optional<JsonNode> node(String key) {
    return Optional.ofNullable(root.get(key)).filter(node -> !node.isNull());
  }

  private int integer(String key, JsonNode node) {
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      throw mismatch(key, node, "a whole number below 2^31");
    }
    return node.intValue();
  }

  private CheckpointProblem mismatch(String key, JsonNode node, String kind) {
    String shown = node.toString();
    return new CheckpointProblem(
        path
            + ": "
            + key
            + " should be "
            + kind
            + " but is "
            + (shown.length() > 60 ? shown.substring(0, 60) + "..." : shown));
  }
}
