package dev.conflayers.app.exchange;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.conflayers.base.LocatedTree;
import dev.conflayers.base.Numbers;
import dev.conflayers.base.Places;
import java.util.ArrayList;
import java.util.List;

/** JSON of a source file and the line that each value stands in. */
record JsonText(SourceFile file, LocatedTree located) {
  /** Reads a file that is one document. */
  static JsonText document(SourceFile file) {
    return parse(file, file.text(), 1);
  }

  /** Reads a file of one document, or of several that each stand on a line of their own. */
  static List<JsonText> documents(SourceFile file) {
    List<String> lines = file.lines();
    List<Integer> begun = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("{") && lines.get(i).stripTrailing().endsWith("}")) {
        begun.add(i);
      } else if (!lines.get(i).isBlank()) {
        return List.of(document(file));
      }
    }
    return begun.size() < 2
        ? List.of(document(file))
        : begun.stream().map(i -> line(file, i + 1, lines.get(i))).toList();
  }

  /** Reads one line of a file of many documents. */
  static JsonText line(SourceFile file, int line, String text) {
    return parse(file, text, line);
  }

  private static JsonText parse(SourceFile file, String text, int firstLine) {
    return new JsonText(
        file,
        LocatedTree.json(
            file.path().toString(),
            firstLine,
            text,
            (source, line, message) -> file.problem(line, message + "; it was cut off or edited")));
  }

  JsonNode node() {
    return located.tree();
  }

  /** Returns the line of a value, or of what it should stand in. */
  int lineOf(String pointer) {
    return Places.line(located.lines(), path(pointer));
  }

  JsonNode at(String pointer) {
    return node().at(pointer);
  }

  /** Returns a number that must be there, finite and at least {@code least}. */
  double number(String pointer, double least) {
    JsonNode value = node().at(pointer);
    double number = value.isNumber() ? value.asDouble() : Double.NaN;
    if (!Double.isFinite(number) || number < least) {
      throw file.problem(
          lineOf(pointer),
          name(pointer)
              + " must be a number of at least "
              + Numbers.plain(least)
              + ", got "
              + shown(value));
    }
    return number;
  }

  /** Returns a whole number that must be there and at least {@code least}. */
  int count(String pointer, int least) {
    JsonNode value = node().at(pointer);
    if (!value.canConvertToExactIntegral() || !value.canConvertToInt() || value.asInt() < least) {
      throw file.problem(
          lineOf(pointer),
          name(pointer) + " must be a whole number of at least " + least + ", got " + shown(value));
    }
    return value.asInt();
  }

  /** Returns how many values an array has that must be there. */
  int size(String pointer) {
    JsonNode value = node().at(pointer);
    if (!value.isArray()) {
      throw file.problem(lineOf(pointer), name(pointer) + " must be an array, got " + shown(value));
    }
    return value.size();
  }

  /** Returns the whole numbers of an array; none where it is not there. */
  List<Integer> counts(String pointer, int least) {
    List<Integer> counts = new ArrayList<>();
    if (!node().at(pointer).isMissingNode()) {
      for (int i = 0; i < size(pointer); i++) {
        counts.add(count(pointer + "/" + i, least));
      }
    }
    return counts;
  }

  String text(String pointer) {
    return node().at(pointer).asText("");
  }

  private String name(String pointer) {
    return "'" + path(pointer) + "'";
  }

  /** Returns {@code /choices/0/turns} as {@code choices[0].turns}. */
  private String path(String pointer) {
    StringBuilder path = new StringBuilder();
    JsonPointer parent = JsonPointer.empty();
    for (JsonPointer rest = JsonPointer.compile(pointer); !rest.matches(); rest = rest.tail()) {
      JsonNode at = node().at(parent);
      String key = rest.getMatchingProperty();
      if (rest.mayMatchElement() && !at.isObject()) {
        path.append('[').append(key).append(']');
        parent = parent.appendIndex(rest.getMatchingIndex());
      } else {
        path.append(path.isEmpty() ? "" : ".").append(key);
        parent = parent.appendProperty(key);
      }
    }
    return path.toString();
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
