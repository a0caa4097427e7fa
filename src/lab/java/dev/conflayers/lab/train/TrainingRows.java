package dev.conflayers.lab.train;

import com.fasterxml.jackson.databind.JsonNode;
import dev.conflayers.dataset.JsonRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads files of training rows: JSON lines, plain or gzip, with prompt, completion and task. */
final class TrainingRows {
  private TrainingRows() {}

  static List<TrainingRow> read(List<Path> files) {
    List<TrainingRow> rows = new ArrayList<>();
    for (Path file : files) {
      for (JsonRows.Row row : JsonRows.read(file)) {
        rows.add(
            new TrainingRow(
                text(file, row, "prompt"), text(file, row, "completion"), text(file, row, "task")));
      }
    }
    return rows;
  }

  private static String text(Path file, JsonRows.Row row, String field) {
    JsonNode node = row.object().path(field);
    if (!node.isTextual()) {
      throw new TrainingProblem(
          file
              + ":"
              + row.line()
              + ": a training row must have the text '"
              + field
              + "'; rows have prompt, completion and task");
    }
    return node.textValue();
  }
}
