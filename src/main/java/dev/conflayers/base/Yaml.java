package dev.conflayers.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** YAML output; {@link LocatedTree} reads YAML. */
public final class Yaml {
  private static final YAMLMapper MAPPER = YAMLMapper.builder().build();

  private Yaml() {}

  /** Returns {@code value}, a document's record, as YAML with keys as in Java. */
  public static String document(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as YAML: " + e.getOriginalMessage(), e);
    }
  }
}
