package dev.conflayers.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** Writes YAML; {@link LocatedTree} reads it. */
public final class Yaml {
  private static final YAMLMapper MAPPER = YAMLMapper.builder().build();

  private Yaml() {}

  /** Returns {@code value}, which is made to be YAML, with keys as in Java. */
  public static String document(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as YAML: " + e.getOriginalMessage(), e);
    }
  }
}
