package dev.conflayers.lab.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.model.vocabulary.ByteLevelTokenizerJson;
import dev.conflayers.model.vocabulary.ByteLevelTokenizerJson.Merge;
import dev.conflayers.model.vocabulary.CheckpointTokenizer;
import dev.conflayers.model.vocabulary.Tokenizers;
import dev.conflayers.testing.Oracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Byte-pair merges, by hand and against Hugging Face's trainer; training.py says how it was run.
 */
class BytePairsTest {
  private static final Path ORACLE = Path.of("src/test/resources/oracle/training/bpe.json");

  @TempDir private Path folder;

  @Test
  void mergesTheMostFrequentPairFirstAndOfEqualsTheSmallest() {
    // ab: 5 + 3 = 8; bc: 5; xa: 3. Then (ab)c: 5 and x(ab): 3.
    BytePairs pairs = BytePairs.learn(List.of(), Map.of("abc", 5L, "xab", 3L), 400, 1);
    assertThat(spelt(pairs)).containsExactly("a b", "ab c", "x ab");
    // cd and ab are equally frequent: a comes first in the alphabet.
    assertThat(spelt(BytePairs.learn(List.of(), Map.of("cd", 2L, "ab", 2L), 400, 1)))
        .containsExactly("a b", "c d");
    assertThat(spelt(BytePairs.learn(List.of(), Map.of("abc", 5L, "xab", 3L), 400, 4)))
        .as("a pair that occurs less than 4 times is not merged")
        .containsExactly("a b", "ab c");
    assertThat(BytePairs.learn(List.of("<e>"), Map.of("abc", 5L), 258, 1).tokens())
        .hasSize(258)
        .startsWith("<e>", "!")
        .endsWith("ab");
  }

  @Test
  void countsOverlappingRunsOnce() {
    // aaaa holds aa at 0, 1 and 2, but merging leaves (aa)(aa).
    assertThat(spelt(BytePairs.learn(List.of(), Map.of("aaaa", 1L), 400, 1)))
        .containsExactly("a a", "aa aa");
  }

  @Test
  void learnsWhatHuggingFacesTrainerLearns() throws IOException {
    JsonNode oracle = new ObjectMapper().readTree(ORACLE.toFile());
    for (JsonNode vocabulary : oracle.path("vocabularies")) {
      BytePairs pairs = learn(oracle, vocabulary);
      List<String> tokens = new ArrayList<>();
      vocabulary.path("tokens").forEach(token -> tokens.add(token.asText()));
      List<String> merges = new ArrayList<>();
      vocabulary
          .path("merges")
          .forEach(merge -> merges.add(merge.path(0).asText() + " " + merge.path(1).asText()));
      assertThat(spelt(pairs)).isEqualTo(merges);
      assertThat(pairs.tokens()).isEqualTo(tokens);
    }
  }

  @Test
  void theFileEncodesAsTheirsAndGivesEveryTextBack() throws IOException {
    JsonNode oracle = new ObjectMapper().readTree(ORACLE.toFile());
    for (JsonNode vocabulary : oracle.path("vocabularies")) {
      CheckpointTokenizer tokenizer = open(learn(oracle, vocabulary), Optional.empty());
      for (int i = 0; i < oracle.path("texts").size(); i++) {
        String text = oracle.path("texts").path(i).asText();
        TokenIds ids = tokenizer.encode(text);
        assertThat(ids.toArray()).isEqualTo(Oracle.ints(vocabulary.path("ids").path(i)));
        assertThat(tokenizer.decode(ids)).isEqualTo(text);
      }
      for (int from = 0; from < 0x10000; from += 997) {
        String text = everyCharacter(from, 997);
        assertThat(tokenizer.decode(tokenizer.encode(text))).isEqualTo(text);
      }
    }
  }

  @Test
  void theFilePutsBeginBeforeATextIfToldTo() throws IOException {
    JsonNode oracle = new ObjectMapper().readTree(ORACLE.toFile());
    BytePairs pairs = learn(oracle, oracle.path("vocabularies").path(0));
    assertThat(open(pairs, Optional.of(1)).encode("a").get(0)).isEqualTo(1);
    assertThat(open(pairs, Optional.empty()).encode("a").size()).isEqualTo(1);
  }

  private CheckpointTokenizer open(BytePairs pairs, Optional<Integer> begin) throws IOException {
    Path file = folder.resolve("tokenizer.json");
    Files.writeString(
        file, ByteLevelTokenizerJson.of(pairs.tokens(), 2, pairs.merges(), begin).toString());
    return Tokenizers.hub(file, Set.of(0));
  }

  private static BytePairs learn(JsonNode oracle, JsonNode vocabulary) {
    WordCounts words = new WordCounts();
    oracle.path("texts").forEach(text -> words.add(text.asText()));
    return BytePairs.learn(
        List.of("<|endoftext|>", "<|begin|>"),
        words.counts(),
        vocabulary.path("size").asInt(),
        vocabulary.path("least-count").asInt());
  }

  private static List<String> spelt(BytePairs pairs) {
    List<String> spelt = new ArrayList<>();
    for (Merge merge : pairs.merges()) {
      spelt.add(pairs.tokens().get(merge.left()) + " " + pairs.tokens().get(merge.right()));
    }
    return spelt;
  }

  private static String everyCharacter(int from, int count) {
    StringBuilder text = new StringBuilder();
    for (int c = from; c < Math.min(from + count, 0x10000); c++) {
      if (!Character.isSurrogate((char) c)) {
        text.appendCodePoint(c);
      }
    }
    return text.toString();
  }
}
