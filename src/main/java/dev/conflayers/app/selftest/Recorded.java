package dev.conflayers.app.selftest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.conflayers.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the files that self-tests compare with. */
final class Recorded {
  private Recorded() {}

  static JsonNode document(Path file) throws IOException {
    return parse(Files.readString(file), file.toString());
  }

  static List<JsonNode> lines(Path file) throws IOException {
    List<JsonNode> records = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (!line.isBlank()) {
        records.add(parse(line, file + ":" + number));
      }
    }
    return records;
  }

  private static JsonNode parse(String text, String where) {
    try {
      return Json.strict().build().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(where + ": not JSON: " + Json.reason(e), e);
    }
  }
}
