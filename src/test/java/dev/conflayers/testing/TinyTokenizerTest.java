package dev.conflayers.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tokenizer files of the test models open in the library that the program uses. */
class TinyTokenizerTest {
  @ParameterizedTest
  @CsvSource({"true", "false"})
  void spellsTextOutCharacterByCharacter(boolean addsBos, @TempDir Path folder) throws IOException {
    TinyTokenizer.write(folder, 100, addsBos);
    String text = "Ten 3s,\n\tand <b>50%</b> \"more\"!";
    try (HuggingFaceTokenizer tokenizer = open(folder)) {
      long[] ids = tokenizer.encode(text).getIds();
      assertThat(ids).hasSize(text.length() + (addsBos ? 1 : 0));
      assertThat(ids[0] == TinyTokenizer.BOS).isEqualTo(addsBos);
      assertThat(ids).doesNotContain(TinyTokenizer.UNKNOWN);
      assertThat(tokenizer.decode(ids, true)).isEqualTo(text);
    }
  }

  @Test
  void maySpellOnlyTheCommonestCharacters(@TempDir Path folder) throws IOException {
    TinyTokenizer.write(folder, 17, false);
    try (HuggingFaceTokenizer tokenizer = open(folder)) {
      long[] ids = tokenizer.encode("tea, tin").getIds();
      assertThat(Arrays.stream(ids).max().orElseThrow()).isLessThan(17);
      assertThat(ids).contains(TinyTokenizer.UNKNOWN);
    }
  }

  /** Provenance: the tokenizers library of Python, through src/test/python/tiny_models.py. */
  @ParameterizedTest
  @ValueSource(strings = {"qwen2-tiny", "llama3-tiny"})
  void encodesAsPythonDid(String name) throws IOException {
    Oracle oracle = Oracle.named(name);
    String text = oracle.expected().path("text").asText();
    try (HuggingFaceTokenizer tokenizer = open(oracle.folder())) {
      long[] ids = tokenizer.encode(text).getIds();
      assertThat(Arrays.stream(ids).mapToInt(Math::toIntExact).toArray())
          .isEqualTo(oracle.ints("encoded"));
      assertThat(tokenizer.decode(ids, true)).isEqualTo(text);
    }
  }

  private static HuggingFaceTokenizer open(Path folder) throws IOException {
    return HuggingFaceTokenizer.newInstance(folder.resolve("tokenizer.json"));
  }
}
