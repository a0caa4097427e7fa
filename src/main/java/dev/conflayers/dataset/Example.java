package dev.conflayers.dataset;

import java.util.Map;

/** One dataset item; {@code id} is stable across shuffles and subsets. */
public record Example(String id, Map<String, String> fields) {
  public Example {
    fields = Map.copyOf(fields);
  }

  /**
   * Returns the template from which the item was made: its field {@code template}, or {@code plan},
   * the name used by this project's generators; empty if the dataset names none. Items of one
   * template are not independent draws. Templates are not guessed from texts, because prompts of
   * one task share most of their text anyway.
   */
  public String template() {
    return fields.getOrDefault("template", fields.getOrDefault("plan", ""));
  }

  /** Returns a field that the dataset must have. */
  public String field(String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "Example " + id + " has no field '" + name + "'; it has " + fields.keySet());
    }
    return value;
  }
}
