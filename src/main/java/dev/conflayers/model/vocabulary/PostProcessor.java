package dev.conflayers.model.vocabulary;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The part of a tokenizer.json that adds special tokens around an encoded text. */
final class PostProcessor {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PostProcessor() {}

  /** Returns a template that puts {@code token} before every text. */
  static ObjectNode prefix(String token, int id) {
    ObjectNode template = JSON.objectNode().put("type", "TemplateProcessing");
    template.putArray("single").add(piece("SpecialToken", token, 0)).add(piece("Sequence", "A", 0));
    template
        .putArray("pair")
        .add(piece("SpecialToken", token, 0))
        .add(piece("Sequence", "A", 0))
        .add(piece("SpecialToken", token, 1))
        .add(piece("Sequence", "B", 1));
    ObjectNode special = template.putObject("special_tokens").putObject(token).put("id", token);
    special.putArray("ids").add(id);
    special.putArray("tokens").add(token);
    return template;
  }

  private static ObjectNode piece(String kind, String id, int type) {
    ObjectNode piece = JSON.objectNode();
    piece.putObject(kind).put("id", id).put("type_id", type);
    return piece;
  }
}
