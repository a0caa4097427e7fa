package dev.conflayers.base;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The convention by which a file writes a record's components, and which of them are optional. */
public enum Keys {
  /** {@code max-new-tokens}; every key is required. */
  KEBAB,
  /** {@code maxNewTokens}; nullable components are optional. */
  CAMEL;

  /** Returns the keys of a record, each with the type it is bound to. */
  public Map<String, Type> of(Class<?> recordType) {
    if (this == KEBAB) {
      return Kebab.components(recordType);
    }
    Map<String, Type> components = new LinkedHashMap<>();
    for (RecordComponent component : recordType.getRecordComponents()) {
      components.put(component.getName(), component.getGenericType());
    }
    return components;
  }

  /** Returns the optional keys of a record. */
  public List<String> optional(Class<?> recordType) {
    return this == KEBAB
        ? List.of()
        : Arrays.stream(recordType.getRecordComponents())
            .filter(component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class))
            .map(RecordComponent::getName)
            .toList();
  }
}
