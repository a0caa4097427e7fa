package dev.conflayers.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one file of examples, as published: JSON Lines or a JSON array, plain or gzip.
 *
 * <p>The id of an example is its publisher's, else its row number from 0: the same in every shuffle
 * and subset of the file.
 */
public final class DatasetFile {
  private static final List<String> PUBLISHED_IDS = List.of("id", "task_id", "question_id");

  private DatasetFile() {}

  /** Reads {@code file}, in which every row must have the {@code required} fields. */
  public static Dataset read(Path file, String name, String split, List<String> required) {
    DatasetText text = DatasetText.read(file);
    List<JsonRows.Row> rows = JsonRows.of(file, text.text());
    Map<String, Integer> lines = new HashMap<>();
    List<Example> examples = new ArrayList<>(rows.size());
    for (JsonRows.Row row : rows) {
      Map<String, String> fields = FlatFields.of(row.object());
      requireAll(file, row.line(), fields, required);
      String id = id(fields, examples.size());
      Integer earlier = lines.put(id, row.line());
      if (earlier != null) {
        throw DatasetProblem.at(
            file,
            row.line(),
            "id '" + id + "' is that of line " + earlier + " already; ids must be unique");
      }
      examples.add(new Example(id, fields));
    }
    return new Dataset(name, split, text.sha256(), examples);
  }

  private static void requireAll(
      Path file, int line, Map<String, String> fields, List<String> required) {
    for (String field : required) {
      if (!fields.containsKey(field)) {
        throw DatasetProblem.at(
            file,
            line,
            "there is no field '"
                + field
                + "', only "
                + String.join(", ", fields.keySet())
                + "; use the file of this task, with its field names as published");
      }
    }
  }

  private static String id(Map<String, String> fields, int row) {
    for (String name : PUBLISHED_IDS) {
      String id = fields.get(name);
      if (id != null) {
        return id;
      }
    }
    return Integer.toString(row);
  }
}
