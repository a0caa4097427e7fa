package dev.conflayers.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes the tokenizer of a {@link TinyLlama}: three special tokens, then one token for each of the
 * commonest ASCII characters, as many as the vocabulary has room for; the rest is unknown.
 */
final class TinyTokenizer {
  static final int UNKNOWN = 0;
  static final int BOS = 1;
  static final int EOS = 2;

  private static final int SPECIALS = 3;
  private static final String CHARACTERS =
      " etaoinshrdlucmfwypvbgkqjxz\n.,:'\"-0123456789?!()+*/=$%#"
          + "ABCDEFGHIJKLMNOPQRSTUVWXYZ;<>[]{}&@_^|~`\\\t";

  private TinyTokenizer() {}

  /**
   * Writes tokenizer.json and tokenizer_config.json into {@code folder}.
   *
   * @param addsBos whether encoding a text puts BOS before it
   */
  static void write(Path folder, int vocabulary, boolean addsBos) throws IOException {
    if (vocabulary > SPECIALS + CHARACTERS.length()) {
      throw new IllegalArgumentException(
          "vocabulary must be at most " + (SPECIALS + CHARACTERS.length()) + ", got " + vocabulary);
    }
    ObjectMapper json = new ObjectMapper();
    ObjectNode root = json.createObjectNode().put("version", "1.0");
    root.putNull("truncation").putNull("padding");
    String[] specials = {"<unk>", "<s>", "</s>"};
    for (int id = 0; id < SPECIALS; id++) {
      root.withArray("added_tokens")
          .addObject()
          .put("id", id)
          .put("content", specials[id])
          .put("single_word", false)
          .put("lstrip", false)
          .put("rstrip", false)
          .put("normalized", false)
          .put("special", true);
    }
    root.putNull("normalizer");
    root.putObject("pre_tokenizer")
        .put("type", "Split")
        .put("behavior", "Isolated")
        .put("invert", false)
        .putObject("pattern")
        .put("Regex", "[\\s\\S]");
    root.putNull("post_processor");
    if (addsBos) {
      ObjectNode template = json.createObjectNode().put("type", "TemplateProcessing");
      for (String form : new String[] {"single", "pair"}) {
        template
            .withArray(form)
            .addObject()
            .putObject("SpecialToken")
            .put("id", "<s>")
            .put("type_id", 0);
        template.withArray(form).addObject().putObject("Sequence").put("id", "A").put("type_id", 0);
      }
      template.withArray("pair").addObject().putObject("Sequence").put("id", "B").put("type_id", 0);
      ObjectNode bos = template.putObject("special_tokens").putObject("<s>").put("id", "<s>");
      bos.putArray("ids").add(BOS);
      bos.putArray("tokens").add("<s>");
      root.set("post_processor", template);
    }
    root.putObject("decoder").put("type", "Fuse");
    ObjectNode model = root.putObject("model").put("type", "WordLevel").put("unk_token", "<unk>");
    ObjectNode vocab = model.putObject("vocab");
    for (int id = 0; id < vocabulary; id++) {
      vocab.put(
          id < SPECIALS ? specials[id] : CHARACTERS.substring(id - SPECIALS, id - SPECIALS + 1),
          id);
    }
    json.writerWithDefaultPrettyPrinter()
        .writeValue(folder.resolve("tokenizer.json").toFile(), root);
    ObjectNode config = json.createObjectNode();
    config.put("add_bos_token", addsBos).put("bos_token", "<s>").put("eos_token", "</s>");
    json.writerWithDefaultPrettyPrinter()
        .writeValue(folder.resolve("tokenizer_config.json").toFile(), config);
  }
}
