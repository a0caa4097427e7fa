package dev.conflayers.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.conflayers.base.fetch.CacheDirectory;
import dev.conflayers.base.fetch.ModelCatalog;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.model.token.Tokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Opens SmolLM2-135M-Instruct where the user has pulled it. */
class SmolLm2CheckpointTest {
  private static final Optional<Path> MODEL =
      ModelCatalog.of(CacheDirectory.ofThisUser(Optional.empty()), System.getenv())
          .locate(ModelCatalog.DEFAULT_MODEL)
          .filter(path -> path.toString().endsWith(".gguf"));

  /** Ids, texts and chat: src/test/python/smollm2_tokens.py (tokenizers, transformers, Jinja). */
  @Test
  void tokenizesAsHuggingFaceDoes() throws IOException {
    try (Checkpoint checkpoint = open();
        InputStream in = getClass().getResourceAsStream("/tokenizer/smollm2.json")) {
      JsonNode oracle = new JsonMapper().readTree(in);
      Tokenizer tokenizer = checkpoint.tokenizer();
      assertThat(oracle.get("cases").size()).isGreaterThan(40);
      for (JsonNode each : oracle.get("cases")) {
        int[] ids =
            StreamSupport.stream(each.get("ids").spliterator(), false)
                .mapToInt(JsonNode::intValue)
                .toArray();
        String text = each.get("text").textValue();
        assertThat(tokenizer.encode(text)).as(text).isEqualTo(TokenIds.of(ids));
        assertThat(tokenizer.decode(TokenIds.of(ids))).isEqualTo(each.get("decoded").textValue());
      }
      assertThat(tokenizer.chatFormat().orElseThrow().render("Why is the sky blue?"))
          .isEqualTo(oracle.get("chat").textValue());
    }
  }

  /** Dimensions: the model card of HuggingFaceTB/SmolLM2-135M-Instruct. */
  @Test
  void knowsTheDimensions() {
    try (Checkpoint checkpoint = open()) {
      assertThat(checkpoint.config().layers()).isEqualTo(30);
      assertThat(checkpoint.config().hidden()).isEqualTo(576);
      assertThat(checkpoint.config().tied()).isTrue();
      assertThat(checkpoint.config().rope().theta()).isEqualTo(100_000);
      assertThat(checkpoint.config().endOfSequence()).containsExactly(2);
    }
  }

  @Test
  void readsEveryWeight() {
    try (Checkpoint checkpoint = open()) {
      long values = 0;
      FloatBuffer row = FloatBuffer.allocate(49152 * 576);
      for (String name : checkpoint.weights().names()) {
        var shape = checkpoint.weights().shape(name);
        row.clear();
        checkpoint.weights().read(name, 0, shape.size() < 2 ? 1 : shape.get(0), row);
        values += row.position();
      }
      assertThat(values).isEqualTo(134_515_008);
    }
  }

  private static Checkpoint open() {
    assumeTrue(
        MODEL.isPresent(), "SKIPPED: SmolLM2's GGUF file is not in the cache; pull it first");
    return Checkpoints.open(MODEL.orElseThrow());
  }
}
