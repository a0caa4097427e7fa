package dev.conflayers.base;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the components of a record are written in a file, and which may be left out. */
public enum Keys {
  /** {@code max-new-tokens}; nothing may be left out. */
  KEBAB,
  /** {@code maxNewTokens}; what may be null may be left out. */
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

  /** Returns the keys of a record that may be left out. */
  public List<String> optional(Class<?> recordType) {
    return this == KEBAB
        ? List.of()
        : Arrays.stream(recordType.getRecordComponents())
            .filter(component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class))
            .map(RecordComponent::getName)
            .toList();
  }
}
