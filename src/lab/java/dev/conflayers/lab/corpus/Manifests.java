package dev.conflayers.lab.corpus;

import java.util.Map;

/** The {@code dataset.yaml} of a family, written by hand so that its bytes are always the same. */
final class Manifests {
  private Manifests() {}

  /**
   * Returns the manifest's text.
   *
   * @param sums checksums by {@code file:rows}
   */
  static String of(Family family, Map<String, String> sums) {
    StringBuilder yaml = new StringBuilder(1024);
    yaml.append("name: ").append(family.dataset()).append('\n');
    yaml.append("version: ").append(Corpus.VERSION).append('\n');
    yaml.append("description: \"").append(family.description()).append("\"\n");
    yaml.append("licence: CC0-1.0\n");
    yaml.append("source: \"made by 'conflayers datasets make'\"\n");
    yaml.append("languages: ").append(family.languages()).append('\n');
    yaml.append("fields:\n  id: \"split and number\"\n");
    family
        .fields()
        .forEach(
            (field, says) ->
                yaml.append("  ").append(field).append(": \"").append(says).append("\"\n"));
    yaml.append("  plan: \"the plan of the generator that made it\"\n");
    yaml.append("  combination: \"what it combines, and whether training has that combination\"\n");
    yaml.append("files:\n");
    sums.forEach(
        (file, sha256) -> {
          int colon = file.indexOf(':');
          yaml.append("  - name: ").append(file, 0, colon).append('\n');
          yaml.append("    rows: ").append(file.substring(colon + 1)).append('\n');
          yaml.append("    sha256: ").append(sha256).append('\n');
        });
    return yaml.toString();
  }
}
