package dev.conflayers.model.checkpoint;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings in a GGUF header. Values are Long, Double, Boolean, String, {@code List<String>},
 * {@code List<Long>} or {@code List<Float>}; each getter refuses a value of another kind.
 */
public record GgufMetadata(Path path, Map<String, Object> values) {
  public GgufMetadata {
    values = Map.copyOf(values);
  }

  public Optional<String> text(String key) {
    return value(key, String.class, "a text");
  }

  public Optional<Boolean> flag(String key) {
    return value(key, Boolean.class, "true or false");
  }

  public Optional<Long> integer(String key) {
    return value(key, Long.class, "a whole number");
  }

  /** Returns a number, which may be whole. */
  public Optional<Double> number(String key) {
    return values.get(key) instanceof Long whole
        ? Optional.of((double) whole)
        : value(key, Double.class, "a number");
  }

  public Optional<List<String>> texts(String key) {
    return list(key, String.class, "texts");
  }

  public Optional<List<Long>> integers(String key) {
    return list(key, Long.class, "whole numbers");
  }

  public Optional<List<Float>> floats(String key) {
    return list(key, Float.class, "single-precision numbers");
  }

  /** Returns the value of {@code key}, or refuses the file if it is missing. */
  public <T> T required(String key, Optional<T> value) {
    return value.orElseThrow(
        () ->
            new CheckpointProblem(
                path + ": the metadata lack " + key + "; convert the model again"));
  }

  private <T> Optional<T> value(String key, Class<T> type, String kind) {
    Object value = values.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (!type.isInstance(value)) {
      throw mismatch(key, kind);
    }
    return Optional.of(type.cast(value));
  }

  private <T> Optional<List<T>> list(String key, Class<T> element, String kind) {
    Object value = values.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof List<?> list) || (!list.isEmpty() && !element.isInstance(list.get(0)))) {
      throw mismatch(key, "a list of " + kind);
    }
    return Optional.of(list.stream().map(element::cast).toList());
  }

  private CheckpointProblem mismatch(String key, String kind) {
    return new CheckpointProblem(
        path + ": metadata " + key + " should be " + kind + "; convert the model again");
  }
}
