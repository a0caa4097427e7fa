package dev.conflayers.model.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.model.checkpoint.CheckpointProblem;
import dev.conflayers.model.token.ChatFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A three-token tokenizer.json and the files that stand beside one. */
class TokenizersTest {
  private static final String JSON =
      """
      {"version":"1.0","added_tokens":[{"id":2,"content":"<s>","single_word":false,"lstrip":false,
      "rstrip":false,"normalized":false,"special":true}],"normalizer":null,"pre_tokenizer":null,
      "post_processor":null,"decoder":null,
      "model":{"type":"BPE","vocab":{"a":0,"b":1},"merges":[]}}
      """;

  @TempDir private Path folder;

  @Test
  void addsNothingUnlessTheFileSaysSo() throws IOException {
    assertThat(open().encode("ab").toArray()).containsExactly(0, 1);
  }

  @Test
  void obeysLlamaSettingsAboutTheBeginningOfText() throws IOException {
    write(
        "tokenizer_config.json",
        "{\"tokenizer_class\":\"LlamaTokenizerFast\",\"add_bos_token\":true,"
            + "\"bos_token\":{\"content\":\"<s>\"}}");
    assertThat(open().encode("ab").toArray()).containsExactly(2, 0, 1);
  }

  @Test
  void endsWhereAnyOfTheFilesSays() throws IOException {
    write("tokenizer_config.json", "{\"eos_token\":\"b\"}");
    assertThat(open().endOfSequence()).containsExactlyInAnyOrder(1, 7);
  }

  @Test
  void prefersTheTemplateInItsOwnFile() throws IOException {
    write("tokenizer_config.json", "{\"chat_template\":\"unknown\"}");
    assertThat(open().chatFormat()).isEmpty();
    write("chat_template.jinja", "<|im_start|> {% if add_generation_prompt %}");
    assertThat(open().chatFormat()).map(ChatFormat::name).contains("chatml");
  }

  @Test
  void refusesWhatIsNoBytePairEncoding() throws IOException {
    Path file = write("tokenizer.json", JSON.replace("BPE", "Unigram"));
    assertThatThrownBy(() -> Tokenizers.hub(file, Set.of()))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContainingAll(file.toString(), "'Unigram'");
    Path hostile = write("tokenizer.json", JSON.replace("\"b\":1", "\"b\":-1"));
    assertThatThrownBy(() -> Tokenizers.hub(hostile, Set.of()))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContaining("token 'b' has id -1");
  }

  private CheckpointTokenizer open() throws IOException {
    return Tokenizers.hub(write("tokenizer.json", JSON), Set.of(7));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
