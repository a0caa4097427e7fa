package dev.conflayers.lab.train;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.model.vocabulary.ByteLevelTokenizerJson;
import dev.conflayers.model.vocabulary.CheckpointTokenizer;
import dev.conflayers.model.vocabulary.Tokenizers;
import dev.conflayers.record.ResultJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The vocabulary of a training: learnt once, written as tokenizer.json, and read from there. */
final class VocabularyFile {
  private final CheckpointTokenizer tokenizer;
  private final int end;
  private final Optional<Integer> begin;

  private VocabularyFile(Path folder, Recipe.Vocabulary recipe) {
    List<String> specials = specials(recipe);
    end = specials.indexOf(recipe.end());
    begin =
        recipe.begin().isEmpty() ? Optional.empty() : Optional.of(specials.indexOf(recipe.begin()));
    tokenizer = Tokenizers.hub(folder.resolve("tokenizer.json"), Set.of(end));
  }

  /** Learns a vocabulary from {@code rows} and writes it into {@code folder}. */
  static void write(Path folder, Recipe.Vocabulary recipe, List<TrainingRow> rows)
      throws IOException {
    WordCounts words = new WordCounts();
    for (TrainingRow row : rows) {
      words.add(row.prompt());
      words.add(row.completion());
    }
    List<String> specials = specials(recipe);
    BytePairs pairs = BytePairs.learn(specials, words.counts(), recipe.size(), recipe.leastCount());
    Optional<Integer> begin =
        recipe.begin().isEmpty() ? Optional.empty() : Optional.of(specials.indexOf(recipe.begin()));
    ObjectWriter json = ResultJson.pretty();
    Files.writeString(
        folder.resolve("tokenizer.json"),
        json.writeValueAsString(
                ByteLevelTokenizerJson.of(pairs.tokens(), specials.size(), pairs.merges(), begin))
            + "\n");
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    settings.put("tokenizer_class", "PreTrainedTokenizerFast").put("eos_token", recipe.end());
    if (!recipe.begin().isEmpty()) {
      settings.put("bos_token", recipe.begin());
    }
    Files.writeString(
        folder.resolve("tokenizer_config.json"), json.writeValueAsString(settings) + "\n");
  }

  /** Copies the vocabulary of another training. */
  static void copy(Path from, Path to) throws IOException {
    for (String name : List.of("tokenizer.json", "tokenizer_config.json")) {
      Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  static VocabularyFile open(Path folder, Recipe.Vocabulary recipe) {
    return new VocabularyFile(folder, recipe);
  }

  /** Returns the special tokens in the order of their ids: end, begin, the others. */
  private static List<String> specials(Recipe.Vocabulary recipe) {
    Set<String> specials = new LinkedHashSet<>();
    specials.add(recipe.end());
    if (!recipe.begin().isEmpty()) {
      specials.add(recipe.begin());
    }
    specials.addAll(recipe.special());
    return new ArrayList<>(specials);
  }

  /** Returns the token ids of a text that starts a sequence. */
  int[] beginning(String text) {
    return tokenizer.encode(text).toArray();
  }

  /** Returns the token ids of a text that continues a sequence. */
  int[] continuing(String text) {
    TokenIds ids = tokenizer.encode(text);
    int skipped = begin.isPresent() ? 1 : 0;
    int[] all = ids.toArray();
    return Arrays.copyOfRange(all, skipped, all.length);
  }

  int end() {
    return end;
  }

  Optional<Integer> begin() {
    return begin;
  }

  int size() {
    return tokenizer.vocabulary();
  }

  String fingerprint() {
    return tokenizer.fingerprint();
  }
}
