package dev.conflayers.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.conflayers.base.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON of a source file and the line that each value stands in. Python writes NaN and Infinity,
 * which are no JSON: they are read, so that whoever needs a number there can refuse them by name.
 *
 * @param lines by JSON pointer, counted from 1
 */
record JsonText(SourceFile file, JsonNode node, Map<String, Integer> lines) {
  private static final JsonMapper MAPPER =
      Json.strict().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  /** Reads a file that is one document. */
  static JsonText document(SourceFile file) {
    return parse(file, file.text(), 0);
  }

  /** Reads one line of a file of many documents. */
  static JsonText line(SourceFile file, int line, String text) {
    return parse(file, text, line - 1);
  }

  private static JsonText parse(SourceFile file, String text, int before) {
    try {
      JsonNode node = MAPPER.readTree(text);
      Map<String, Integer> lines = new HashMap<>();
      try (JsonParser parser = MAPPER.createParser(text)) {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
          lines.putIfAbsent(
              parser.getParsingContext().pathAsPointer().toString(),
              before + parser.currentTokenLocation().getLineNr());
        }
      }
      return new JsonText(file, node, lines);
    } catch (JsonProcessingException e) {
      int line = before + Json.line(e);
      throw file.problem(line, "not JSON: " + Json.reason(e) + "; it was cut off or edited");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the line of a value, or of what it should stand in. */
  int lineOf(String pointer) {
    String at = pointer;
    while (!lines.containsKey(at) && !at.isEmpty()) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return lines.getOrDefault(at, 1);
  }

  JsonNode at(String pointer) {
    return node.at(pointer);
  }

  /** Returns a number that must be there, finite and at least {@code least}. */
  double number(String pointer, double least) {
    JsonNode value = node.at(pointer);
    double number = value.isNumber() ? value.asDouble() : Double.NaN;
    if (!Double.isFinite(number) || number < least) {
      throw file.problem(
          lineOf(pointer),
          name(pointer)
              + " must be a number of at least "
              + plain(least)
              + ", got "
              + shown(value));
    }
    return number;
  }

  /** Returns a whole number that must be there and at least {@code least}. */
  int count(String pointer, int least) {
    JsonNode value = node.at(pointer);
    if (!value.canConvertToExactIntegral() || !value.canConvertToInt() || value.asInt() < least) {
      throw file.problem(
          lineOf(pointer),
          name(pointer) + " must be a whole number of at least " + least + ", got " + shown(value));
    }
    return value.asInt();
  }

  /** Returns how many values an array has that must be there. */
  int size(String pointer) {
    JsonNode value = node.at(pointer);
    if (!value.isArray()) {
      throw file.problem(lineOf(pointer), name(pointer) + " must be an array, got " + shown(value));
    }
    return value.size();
  }

  /** Returns the whole numbers of an array; none where it is not there. */
  List<Integer> counts(String pointer, int least) {
    List<Integer> counts = new ArrayList<>();
    if (!node.at(pointer).isMissingNode()) {
      for (int i = 0; i < size(pointer); i++) {
        counts.add(count(pointer + "/" + i, least));
      }
    }
    return counts;
  }

  String text(String pointer) {
    return node.at(pointer).asText("");
  }

  private static String name(String pointer) {
    return "'" + pointer.substring(1).replace('/', '.').replace("~1", "/").replace("~0", "~") + "'";
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private static String shown(JsonNode value) {
    String text = value.isMissingNode() ? "nothing" : value.toString();
    return text.length() > 60 ? text.substring(0, 60) + "..." : text;
  }

  /** Returns a key as part of a pointer. */
  static String key(String key) {
    return "/" + key.replace("~", "~0").replace("/", "~1");
  }
}
