package dev.conflayers.model.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.model.checkpoint.CheckpointProblem;
import dev.conflayers.model.checkpoint.GgufMetadata;
import dev.conflayers.model.token.TokenIds;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vocabularies small enough that the right pieces follow from the rules by hand. */
class GgufTokenizerTest {
  /** Bytes as GPT-2 spells them: a space is \u0120, and 0xc3 0xa9 is an e with acute accent. */
  private static final List<String> BYTE_LEVEL =
      List.of(
          "<|begin|>",
          "<|im_end|>",
          "1",
          "2",
          "3",
          "4",
          "12",
          "123",
          "1234",
          "a",
          "b",
          "ab",
          "abb",
          "\u0120",
          "\u0120a",
          "\u00c3",
          "\u00a9",
          "\u00c3\u00a9",
          "e",
          "\u00cc",
          "\u0123");

  private static final List<String> MERGES =
      List.of("1 2", "12 3", "123 4", "a b", "\u0120 a", "\u00c3 \u00a9");

  /** Pieces: the splitting rules of GPT-2, SmolLM, Qwen2 and Llama 3 applied by hand. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "gpt-2;1234 a;1234 \u0120a",
        "default;1234 a;1234 \u0120a",
        "smollm;1234 a;1 2 3 4 \u0120a",
        "qwen2;1234 a;1 2 3 4 \u0120a",
        "llama-bpe;1234 a;<|begin|> 123 4 \u0120a",
        // Llama 3 takes a word that is a token whole; no merge makes this one.
        "gpt-2;abb;ab b",
        "llama-bpe;abb;<|begin|> abb",
        // Qwen normalises to composed characters first.
        "qwen2;e\u0301;\u00c3\u00a9",
      })
  void splitsByteLevelTextAsTheModelWasTrained(String pre, String text, String pieces) {
    CheckpointTokenizer tokenizer = byteLevel(Map.of("tokenizer.ggml.pre", pre));
    assertThat(tokenizer.encode(text)).isEqualTo(ids(BYTE_LEVEL, pieces));
    assertThat(tokenizer.decode(tokenizer.encode("ab a"))).isEqualTo("ab a");
  }

  @Test
  void obeysTheFileAboutTheBeginningOfText() {
    assertThat(byteLevel(Map.of("tokenizer.ggml.add_bos_token", true)).encode("a"))
        .isEqualTo(ids(BYTE_LEVEL, "<|begin|> a"));
    assertThat(
            byteLevel(
                    Map.of(
                        "tokenizer.ggml.pre", "llama-bpe", "tokenizer.ggml.add_bos_token", false))
                .encode("a"))
        .isEqualTo(ids(BYTE_LEVEL, "a"));
  }

  @Test
  void recognisesSpecialTokensInTextAndLeavesThemOutOfText() {
    CheckpointTokenizer tokenizer = byteLevel(Map.of());
    assertThat(tokenizer.encode("a<|im_end|>a")).isEqualTo(ids(BYTE_LEVEL, "a <|im_end|> a"));
    assertThat(tokenizer.decode(ids(BYTE_LEVEL, "a <|im_end|> b"))).isEqualTo("ab");
    assertThat(tokenizer.decode(TokenIds.of())).isEmpty();
  }

  @Test
  void endsAtEveryTokenThatEndsATurn() {
    assertThat(
            byteLevel(
                    Map.of(
                        "tokenizer.ggml.eos_token_id", 3L,
                        "tokenizer.ggml.eot_token_id", 4L,
                        "tokenizer.ggml.eom_token_id", 4_294_967_295L))
                .endOfSequence())
        .containsExactlyInAnyOrder(1, 3, 4);
  }

  /** The library's own default would stop at 512. */
  @Test
  void encodesLongTextsWhole() {
    assertThat(byteLevel(Map.of()).encode("a".repeat(5_000)).size()).isEqualTo(5_000);
  }

  @Test
  void replacesLoneSurrogatesInsteadOfFailing() {
    assertThat(byteLevel(Map.of()).encode("a\ud800a")).isEqualTo(ids(BYTE_LEVEL, "a a"));
  }

  private static final List<String> PIECES =
      List.of(
          "<unk>",
          "<s>",
          "</s>",
          "<0xC3>",
          "<0xA9>",
          "\u2581",
          "a",
          "b",
          "ab",
          "\u2581ab",
          "ba",
          "\u2581a");

  /** Scores make "ba" the best pair, then "ab", then the two with the space. */
  private static final List<Float> SCORES =
      List.of(0f, 0f, 0f, 0f, 0f, -9f, -8f, -7f, -2f, -3f, -1f, -4f);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ab;<s> \u2581ab",
        "a;<s> \u2581a",
        "aba;<s> \u2581a ba",
        "ab ab;<s> \u2581ab \u2581ab",
        "\u00e9;<s> \u2581 <0xC3> <0xA9>",
      })
  void mergesSentencePiecesByScore(String text, String pieces) {
    CheckpointTokenizer tokenizer = sentencePiece(Map.of());
    assertThat(tokenizer.encode(text)).isEqualTo(ids(PIECES, pieces));
    assertThat(tokenizer.decode(tokenizer.encode(text))).isEqualTo(text);
  }

  @Test
  void leavesTheSpaceOutWhereTheFileSaysSo() {
    CheckpointTokenizer tokenizer = sentencePiece(Map.of("tokenizer.ggml.add_space_prefix", false));
    assertThat(tokenizer.encode("ab")).isEqualTo(ids(PIECES, "<s> ab"));
  }

  @Test
  void fingerprintsTheVocabularyAndItsRules() {
    String plain = byteLevel(Map.of()).fingerprint();
    assertThat(byteLevel(Map.of()).fingerprint()).isEqualTo(plain).hasSize(64);
    assertThat(byteLevel(Map.of("tokenizer.ggml.add_bos_token", true)).fingerprint())
        .isNotEqualTo(plain);
    assertThat(byteLevel(Map.of()).vocabulary()).isEqualTo(BYTE_LEVEL.size());
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    refuses(
        () -> byteLevel(Map.of("tokenizer.ggml.pre", "tekken")), "tokenizer.ggml.pre", "tekken");
    refuses(() -> byteLevel(Map.of("tokenizer.ggml.model", "t5")), "'t5'", "tokenizer.json");
    refuses(
        () -> byteLevel(Map.of("tokenizer.ggml.merges", List.of("x y"))), "the tokenizers library");
    refuses(
        () -> byteLevel(Map.of("tokenizer.ggml.merges", List.of("xy"))), "does not have two parts");
    refuses(() -> sentencePiece(Map.of("tokenizer.ggml.scores", List.of(1f))), "1 scores for 12");
    refuses(() -> sentencePiece(Map.of("tokenizer.ggml.token_type", List.of(1L))), "1 token types");
    refuses(
        () -> sentencePiece(Map.of("tokenizer.ggml.tokens", Collections.nCopies(12, "a"))),
        "tokens 0 and 1 are both 'a'");
    refuses(() -> byteLevel(Map.of("tokenizer.ggml.pre", 7L)), "should be a text");
  }

  private static void refuses(Runnable action, String... parts) {
    assertThatThrownBy(action::run)
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContainingAll(parts)
        .hasMessageContaining("tiny.gguf");
  }

  private static CheckpointTokenizer byteLevel(Map<String, Object> changes) {
    Map<String, Object> values = new HashMap<>();
    values.put("tokenizer.ggml.model", "gpt2");
    values.put("tokenizer.ggml.tokens", BYTE_LEVEL);
    values.put("tokenizer.ggml.merges", MERGES);
    values.put("tokenizer.ggml.token_type", types(BYTE_LEVEL));
    values.put("tokenizer.ggml.bos_token_id", 0L);
    values.putAll(changes);
    return Tokenizers.gguf(new GgufMetadata(Path.of("tiny.gguf"), values));
  }

  private static CheckpointTokenizer sentencePiece(Map<String, Object> changes) {
    Map<String, Object> values = new HashMap<>();
    values.put("tokenizer.ggml.model", "llama");
    values.put("tokenizer.ggml.tokens", PIECES);
    values.put("tokenizer.ggml.scores", SCORES);
    values.put("tokenizer.ggml.token_type", types(PIECES));
    values.put("tokenizer.ggml.bos_token_id", 1L);
    values.put("tokenizer.ggml.unknown_token_id", 0L);
    values.putAll(changes);
    return Tokenizers.gguf(new GgufMetadata(Path.of("tiny.gguf"), values));
  }

  private static List<Long> types(List<String> tokens) {
    return tokens.stream()
        .map(t -> t.equals("<unk>") ? 2L : t.startsWith("<0x") ? 6L : t.startsWith("<") ? 3L : 1L)
        .toList();
  }

  private static TokenIds ids(List<String> vocabulary, String pieces) {
    return TokenIds.of(Arrays.stream(pieces.split(" ")).mapToInt(vocabulary::indexOf).toArray());
  }
}
