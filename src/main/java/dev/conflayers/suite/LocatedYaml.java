package dev.conflayers.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A YAML document as a tree that remembers the line of every key. */
final class LocatedYaml {
  private final String source;
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  private LocatedYaml(String source) {
    this.source = source;
  }

  /** A document: its tree, and the line of each path such as {@code tasks[1].seed}. */
  record Document(JsonNode tree, Map<String, Integer> lines) {}

  static Document parse(String source, String text) {
    LocatedYaml yaml = new LocatedYaml(source);
    try (YAMLParser parser = new YAMLFactory().createParser(text)) {
      if (parser.nextToken() == null) {
        throw new SuiteProblem(source, 1, "the file is empty");
      }
      JsonNode tree = yaml.value(parser, "");
      if (parser.nextToken() != null) {
        throw new SuiteProblem(
            source, parser.currentTokenLocation().getLineNr(), "only one YAML document is allowed");
      }
      return new Document(tree, yaml.lines);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new SuiteProblem(source, line, "not YAML: " + firstLine(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new SuiteProblem(source, 0, "cannot be read: " + e.getMessage());
    }
  }

  private JsonNode value(YAMLParser parser, String path) throws IOException {
    lines.putIfAbsent(path, parser.currentTokenLocation().getLineNr());
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return object(parser, path);
    }
    if (token == JsonToken.START_ARRAY) {
      ArrayNode array = nodes.arrayNode();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        array.add(value(parser, path + "[" + array.size() + "]"));
      }
      return array;
    }
    return switch (token) {
      case VALUE_STRING -> nodes.textNode(parser.getText());
      case VALUE_NUMBER_INT -> nodes.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDoubleValue());
      case VALUE_TRUE -> nodes.booleanNode(true);
      case VALUE_FALSE -> nodes.booleanNode(false);
      default -> nodes.nullNode();
    };
  }

  private ObjectNode object(YAMLParser parser, String path) throws IOException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int line = parser.currentTokenLocation().getLineNr();
      String at = path.isEmpty() ? key : path + "." + key;
      if (object.has(key)) {
        throw new SuiteProblem(
            source, line, at + " is given twice, first on line " + lines.get(at));
      }
      lines.put(at, line);
      parser.nextToken();
      object.set(key, value(parser, at));
    }
    return object;
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("unreadable");
  }
}
