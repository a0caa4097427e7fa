package dev.conflayers.dataset;

import java.util.Map;

/** One dataset item; {@code id} is stable across shuffles and subsets. */
public record Example(String id, Map<String, String> fields) {
  public Example {
    fields = Map.copyOf(fields);
  }

  /**
   * Returns the template that the item was made from: its field {@code template}, or {@code plan},
   * as the generators of this project call it; empty where the dataset names none. Items of one
   * template are no independent draws. What the dataset does not name is not guessed: prompts of
   * one task share most of their text whether or not one template made them.
   */
  public String template() {
    return fields.getOrDefault("template", fields.getOrDefault("plan", ""));
  }

  /** Returns a field that the dataset is known to have. */
  public String field(String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "Example " + id + " has no field '" + name + "'; it has " + fields.keySet());
    }
    return value;
  }
}
