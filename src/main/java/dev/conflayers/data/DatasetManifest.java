package dev.conflayers.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a folder of dataset files says about itself, in its {@code dataset.yaml}: where they come
 * from, under which licence, and the checksum by which a run knows that they are the ones meant.
 *
 * @param fields what each field of an example is, by its name
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

  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  public DatasetManifest {
    languages = List.copyOf(languages);
    fields = Map.copyOf(fields);
    files = List.copyOf(files);
  }

  /** One file, called by its place relative to the manifest. */
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
    String text = DatasetText.read(file).text();
    try {
      JsonNode tree = YAML.readTree(text);
      checkKeys(file, text, "", tree, DatasetManifest.class);
      tree.path("files").forEach(f -> checkKeys(file, text, "files[].", f, SplitFile.class));
      return YAML.readValue(text, DatasetManifest.class);
    } catch (JsonMappingException e) {
      String path =
          e.getPath().stream()
              .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
              .collect(Collectors.joining("."));
      throw new DatasetProblem(
          file + ":" + line(e) + ": " + path + ": " + e.getOriginalMessage(), e);
    } catch (JsonProcessingException e) {
      throw new DatasetProblem(
          file + ":" + line(e) + ": is no valid YAML: " + e.getOriginalMessage(), e);
    }
  }

  /** Writes the manifest of a folder. */
  void writeTo(Path folder) throws IOException {
    Files.writeString(folder.resolve(FILE_NAME), YAML.writeValueAsString(this));
  }

  /** Before binding, which would report a misspelt key as a missing one. */
  private static void checkKeys(
      Path file, String text, String path, JsonNode node, Class<? extends Record> type) {
    List<String> known =
        Stream.of(type.getRecordComponents()).map(RecordComponent::getName).toList();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String key = entry.getKey();
      if (!known.contains(key)) {
        int line = (int) text.substring(0, text.indexOf(key)).lines().count() + 1;
        throw DatasetProblem.at(
            file,
            line,
            "unknown key '" + path + key + "'; the keys are " + String.join(", ", known));
      }
    }
    for (String key : known) {
      if (!node.has(key)) {
        throw DatasetProblem.at(file, "there is no key '" + path + key + "'; add it");
      }
    }
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

  private static int line(JsonProcessingException e) {
    return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
  }
}
