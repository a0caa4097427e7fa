package dev.conflayers.base;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A YAML or JSON document as a tree, with the line of every value.
 *
 * @param lines counted from 1, by path: {@code tasks[1].seed}; the document is at {@code ""}
 */
public record LocatedTree(JsonNode tree, Map<String, Integer> lines) {
  /**
   * Python writes NaN and Infinity; they are read here so that a getter can refuse them by name.
   */
  private static final JsonMapper JSON =
      Json.strict()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          // A key given twice is refused with both lines here.
          .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private static final YAMLFactory YAML = new YAMLFactory();

  /**
   * Reads a YAML document.
   *
   * @param source names it in refusals
   */
  public static LocatedTree yaml(String source, String text, Refusal refusal) {
    try (JsonParser parser = YAML.createParser(text)) {
      return new Walk(source, 0, refusal).document(parser, "YAML");
    } catch (IOException e) {
      throw refusal.of(source, 0, "cannot be read: " + e.getMessage());
    }
  }

  /** Reads a JSON document, which a program wrote. */
  public static LocatedTree json(String source, String text, Refusal refusal) {
    return json(source, 1, text, refusal);
  }

  /** Reads a JSON document that begins on a later line of a file. */
  public static LocatedTree json(String source, int firstLine, String text, Refusal refusal) {
    try (JsonParser parser = JSON.createParser(text)) {
      return new Walk(source, firstLine - 1, refusal).document(parser, "JSON");
    } catch (IOException e) {
      throw refusal.of(source, 0, "cannot be read: " + e.getMessage());
    }
  }

  /** Reads one document, token by token. */
  private static final class Walk {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String source;
    private final int before;
    private final Refusal refusal;
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    Walk(String source, int before, Refusal refusal) {
      this.source = source;
      this.before = before;
      this.refusal = refusal;
    }

    LocatedTree document(JsonParser parser, String language) throws IOException {
      try {
        if (parser.nextToken() == null) {
          throw refusal.of(source, before + 1, "the file is empty");
        }
        JsonNode tree = value(parser, "");
        if (parser.nextToken() != null) {
          throw refusal.of(source, line(parser), "only one " + language + " document is allowed");
        }
        return new LocatedTree(tree, lines);
      } catch (JsonProcessingException e) {
        throw refusal.of(source, before + Json.line(e), "not " + language + ": " + Json.reason(e));
      }
    }

    private int line(JsonParser parser) {
      return before + parser.currentTokenLocation().getLineNr();
    }

    private JsonNode value(JsonParser parser, String path) throws IOException {
      lines.putIfAbsent(path, line(parser));
      JsonToken token = parser.currentToken();
      if (token == JsonToken.START_OBJECT) {
        return object(parser, path);
      }
      if (token == JsonToken.START_ARRAY) {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(value(parser, path + "[" + array.size() + "]"));
        }
        return array;
      }
      return switch (token) {
        case VALUE_STRING -> NODES.textNode(parser.getText());
        case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
        case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
        case VALUE_TRUE -> NODES.booleanNode(true);
        case VALUE_FALSE -> NODES.booleanNode(false);
        default -> NODES.nullNode();
      };
    }

    private ObjectNode object(JsonParser parser, String path) throws IOException {
      ObjectNode object = NODES.objectNode();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = parser.currentName();
        int line = line(parser);
        String at = path.isEmpty() ? key : path + "." + key;
        if (object.has(key)) {
          throw refusal.of(source, line, at + " is given twice, first on line " + lines.get(at));
        }
        lines.put(at, line);
        parser.nextToken();
        object.set(key, value(parser, at));
      }
      return object;
    }
  }
}
