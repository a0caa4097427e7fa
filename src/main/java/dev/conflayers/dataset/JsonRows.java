package dev.conflayers.dataset;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.conflayers.base.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the objects of a JSON Lines file or of a JSON array, told apart by the first character. */
public final class JsonRows {
  private static final ObjectMapper JSON = Json.strict().build();

  private final Path file;
  private final List<Row> rows = new ArrayList<>();

  private JsonRows(Path file) {
    this.file = file;
  }

  /** An object and the line on which it begins, from 1. */
  public record Row(int line, JsonNode object) {}

  /** Reads a plain or gzip file, which must contain at least one row. */
  public static List<Row> read(Path file) {
    return of(file, DatasetText.read(file).text());
  }

  static List<Row> of(Path file, String text) {
    JsonRows rows = new JsonRows(file);
    if (text.stripLeading().startsWith("[")) {
      rows.readArray(text);
    } else {
      rows.readLines(text);
    }
    if (rows.rows.isEmpty()) {
      throw DatasetProblem.at(file, "it contains no rows; download it again");
    }
    return List.copyOf(rows.rows);
  }

  private void readLines(String text) {
    int number = 0;
    int start = 0;
    // Lines end at \n only: JSON strings may contain U+2028 and other Unicode line separators.
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      number++;
      String line = text.substring(start, end);
      start = end + 1;
      if (!line.isBlank()) {
        add(number, parsed(number, line, end == text.length()));
      }
    }
  }

  private JsonNode parsed(int number, String line, boolean last) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      String cause =
          last ? "the last line is not a complete JSON object" : "the line is not a JSON object";
      throw problem(number, cause, e);
    }
  }

  private void readArray(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (parser.currentToken() == null) {
          throw DatasetProblem.at(
              file,
              parser.currentLocation().getLineNr(),
              "the array ends without ']': the file is cut off; download it again");
        }
        int line = parser.currentTokenLocation().getLineNr();
        add(
            line,
            JSON.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(parser));
      }
    } catch (JsonProcessingException e) {
      JsonLocation place = e.getLocation();
      throw problem(place == null ? 1 : place.getLineNr(), "the array is not valid JSON", e);
    } catch (IOException e) {
      throw new IllegalStateException("a string cannot fail to be read", e);
    }
  }

  private void add(int line, JsonNode object) {
    if (!object.isObject()) {
      throw DatasetProblem.at(
          file,
          line,
          "a row must be a JSON object, got " + object.getNodeType() + "; use the published file");
    }
    rows.add(new Row(line, object));
  }

  private DatasetProblem problem(int line, String what, JsonProcessingException e) {
    return new DatasetProblem(
        file + ":" + line + ": " + what + " (" + e.getOriginalMessage() + "); download it again",
        e);
  }
}
