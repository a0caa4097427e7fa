package dev.conflayers.dataset;

import dev.conflayers.base.Keys;
import dev.conflayers.base.LocatedTree;
import dev.conflayers.base.Places;
import dev.conflayers.base.RecordBinder;
import dev.conflayers.base.Refusal;
import dev.conflayers.base.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The manifest of a folder of dataset files, {@code dataset.yaml}: their source, licence and
 * checksums, by which a run verifies that they are the intended ones.
 *
 * @param fields description of each field of an example, by name
 */
public record DatasetManifest(
    String name,
    String version,
    String description,
    String licence,
    String source,
    List<String> languages,
    Map<String, String> fields,
    List<SplitFile> files) {
  static final String FILE_NAME = "dataset.yaml";

  public DatasetManifest {
    languages = List.copyOf(languages);
    fields = Map.copyOf(fields);
    files = List.copyOf(files);
  }

  /** A file, named by its path relative to the manifest. */
  public record SplitFile(String name, int rows, String sha256) {
    /** Returns the file's name up to its first dot: {@code test} for {@code test.jsonl.gz}. */
    public String split() {
      String last = String.valueOf(Path.of(name).getFileName());
      int dot = last.indexOf('.');
      return dot < 0 ? last : last.substring(0, dot);
    }
  }

  /** Reads the manifest of a folder. */
  public static DatasetManifest of(Path folder) {
    Path file = folder.resolve(FILE_NAME);
    if (!Files.exists(file)) {
      throw DatasetProblem.at(
          folder, "has no " + FILE_NAME + "; name a file in it, or write its " + FILE_NAME);
    }
    LocatedTree document =
        LocatedTree.yaml(file.toString(), DatasetText.read(file).text(), DatasetManifest::refusal);
    Places places = new Places(file.toString(), document.lines(), DatasetManifest::refusal);
    return new RecordBinder(places, Keys.CAMEL).bind(document.tree(), DatasetManifest.class);
  }

  private static DatasetProblem refusal(String source, int line, String message) {
    return new DatasetProblem(Refusal.text(source, line, message));
  }

  /** Writes the manifest of a folder. */
  void writeTo(Path folder) throws IOException {
    Files.writeString(folder.resolve(FILE_NAME), Yaml.document(this));
  }

  /** Returns the file of {@code split}, which must be among those declared. */
  SplitFile split(String split) {
    return files.stream()
        .filter(f -> f.split().equals(split))
        .findFirst()
        .orElseThrow(
            () ->
                new DatasetProblem(
                    "dataset "
                        + name
                        + " has no split '"
                        + split
                        + "', only "
                        + files.stream().map(SplitFile::split).collect(Collectors.joining(", "))));
  }
}
