package dev.conflayers.model.torch;

import dev.conflayers.base.ModelFacts;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.StoredModel;
import dev.conflayers.model.checkpoint.CheckpointProblem;
import dev.conflayers.model.checkpoint.ExpectedTensors;
import dev.conflayers.model.checkpoint.FileDigest;
import dev.conflayers.model.checkpoint.GgufConfig;
import dev.conflayers.model.checkpoint.GgufHeader;
import dev.conflayers.model.checkpoint.GgufWeights;
import dev.conflayers.model.checkpoint.HubConfig;
import dev.conflayers.model.checkpoint.HubWeights;
import dev.conflayers.model.checkpoint.JsonSettings;
import dev.conflayers.model.checkpoint.LlamaConfig;
import dev.conflayers.model.checkpoint.WeightSource;
import dev.conflayers.model.vocabulary.CheckpointTokenizer;
import dev.conflayers.model.vocabulary.Tokenizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Opener of checkpoints: Hugging Face directories and GGUF files.
 *
 * <p>A directory's tokenizer.json is looked up in the directory, then in its parent; the last
 * resort is the vocabulary of the only GGUF file in the parent. Every problem of a file is thrown
 * as a {@link CheckpointProblem} before any weight is loaded.
 */
final class Checkpoints {
  /** Key of the provenance for the source of the tokenizer, if it is not the checkpoint's own. */
  static final String BORROWED = "tokenizer of";

  private static final String RANDOM = "random, untrained weights: the text is meaningless";

  private static final String CONFIG = "config.json";

  /** By their names in config.json and in GGUF files. */
  private static final Map<String, NumberFormat> FORMATS =
      Map.of(
          "bfloat16", NumberFormat.BF16,
          "float16", NumberFormat.FP16,
          "BF16", NumberFormat.BF16,
          "F16", NumberFormat.FP16);

  private Checkpoints() {}

  /** Opens {@code path} with the tokenizer that belongs to it. */
  static Checkpoint open(Path path) {
    return open(path, Optional.empty());
  }

  /**
   * Opens {@code path} with the tokenizer of another file, if one is given.
   *
   * @param tokenizer a tokenizer.json, a directory that holds one, or a GGUF file
   */
  static Checkpoint open(Path path, Optional<Path> tokenizer) {
    Path file = fileOf(path);
    return Files.isDirectory(file) ? hub(file, tokenizer) : gguf(file, tokenizer);
  }

  /** Returns what the headers and settings of a checkpoint tell. */
  static StoredModel stored(Path path) {
    Path file = fileOf(path);
    if (Files.isDirectory(file)) {
      JsonSettings config = JsonSettings.read(file.resolve(CONFIG));
      String dtype = config.text("torch_dtype").or(() -> config.text("dtype")).orElse("");
      return new StoredModel(
          tokenizer(tokenizerOf(file), Set.of()).chatFormat().isPresent(),
          FORMATS.getOrDefault(dtype, NumberFormat.FP32));
    }
    GgufHeader header = GgufHeader.read(file);
    return new StoredModel(
        Tokenizers.gguf(header.metadata()).chatFormat().isPresent(),
        FORMATS.getOrDefault(header.storage().name(), NumberFormat.FP32));
  }

  /** Returns the directory of a config.json, or a GGUF file. */
  private static Path fileOf(Path path) {
    if (!Files.exists(path)) {
      throw new CheckpointProblem(
          path + " does not exist; give a directory with config.json or a .gguf file");
    }
    if (Files.exists(path.resolve(CONFIG))) {
      return path;
    }
    Path file = Files.isDirectory(path) ? onlyGguf(path) : path;
    if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".gguf")) {
      throw new CheckpointProblem(
          file + " is not a .gguf file; for safetensors give the directory that holds config.json");
    }
    return file;
  }

  private static Checkpoint hub(Path directory, Optional<Path> other) {
    LlamaConfig config = HubConfig.read(directory);
    Path source = other.orElseGet(() -> tokenizerOf(directory));
    CheckpointTokenizer tokenizer = tokenizer(source, config.endOfSequence());
    if (HubConfig.wantsRandomWeights(directory)) {
      refuseIdsWithoutText(directory, config, tokenizer);
      return joined(
          directory, RANDOM, List.of(), config, new RandomWeights(config), tokenizer, source);
    }
    WeightSource weights = HubWeights.open(directory);
    return joined(
        directory, "safetensors", HubWeights.files(directory), config, weights, tokenizer, source);
  }

  /** Trained weights never emit the padding rows of a vocabulary; random ones do. */
  private static void refuseIdsWithoutText(
      Path directory, LlamaConfig config, CheckpointTokenizer tokenizer) {
    if (tokenizer.vocabulary() < config.vocabulary()) {
      throw new CheckpointProblem(
          directory
              + ": random weights emit any of "
              + config.vocabulary()
              + " ids, of which the tokenizer spells "
              + tokenizer.vocabulary()
              + "; set vocab_size to "
              + tokenizer.vocabulary());
    }
  }

  private static Checkpoint gguf(Path file, Optional<Path> other) {
    GgufHeader header = GgufHeader.read(file);
    // The configuration comes first: its message about a wrong architecture is clearer than the
    // tokenizer's.
    List<Float> divisors = GgufWeights.vector(header, "rope_freqs.weight");
    GgufConfig.read(header, divisors, Set.of());
    CheckpointTokenizer tokenizer =
        other
            .map(path -> tokenizer(path, Set.of()))
            .orElseGet(() -> Tokenizers.gguf(header.metadata()));
    LlamaConfig config = GgufConfig.read(header, divisors, tokenizer.endOfSequence());
    WeightSource weights = new GgufWeights(header, config);
    return joined(file, "gguf", List.of(file), config, weights, tokenizer, other.orElse(file));
  }

  private static Checkpoint joined(
      Path path,
      String format,
      List<Path> files,
      LlamaConfig config,
      WeightSource weights,
      CheckpointTokenizer tokenizer,
      Path vocabulary) {
    try {
      ExpectedTensors.check(path, config, weights);
      if (tokenizer.vocabulary() > config.vocabulary()) {
        throw new CheckpointProblem(
            path
                + ": the tokenizer has "
                + tokenizer.vocabulary()
                + " tokens, but the embedding "
                + config.vocabulary()
                + " rows; tokenizer and weights do not belong together");
      }
      Map<String, String> facts = provenance(path, format, files, tokenizer);
      if (!vocabulary.equals(path) && !path.equals(vocabulary.getParent())) {
        facts.put(BORROWED, vocabulary.toString());
      }
      return new Checkpoint(
          path, config.endingWith(tokenizer.endOfSequence()), weights, tokenizer, facts);
    } catch (CheckpointProblem e) {
      weights.close();
      throw e;
    }
  }

  private static Map<String, String> provenance(
      Path path, String format, List<Path> files, CheckpointTokenizer tokenizer) {
    Map<String, String> facts = new TreeMap<>();
    facts.put(ModelFacts.CHECKPOINT, path.toString());
    facts.put("format", format);
    facts.put(ModelFacts.digest("tokenizer"), tokenizer.fingerprint());
    for (Path file : files) {
      FileDigest digest = FileDigest.of(file);
      facts.put(ModelFacts.digest(String.valueOf(file.getFileName())), digest.sha256());
      facts.put(file.getFileName() + " bytes", Long.toString(digest.bytes()));
    }
    return facts;
  }

  private static CheckpointTokenizer tokenizer(Path path, Set<Integer> endOfSequence) {
    if (path.toString().toLowerCase(Locale.ROOT).endsWith(".gguf")) {
      return Tokenizers.gguf(GgufHeader.read(path).metadata());
    }
    Path json = Files.isDirectory(path) ? path.resolve("tokenizer.json") : path;
    return Tokenizers.hub(json, endOfSequence);
  }

  private static Path tokenizerOf(Path directory) {
    Path here = directory.resolve("tokenizer.json");
    Path above = directory.toAbsolutePath().normalize().resolveSibling("tokenizer.json");
    if (Files.exists(here)) {
      return here;
    }
    if (Files.exists(above)) {
      return above;
    }
    List<Path> ggufs = above.getParent() == null ? List.of() : ggufs(above.getParent());
    if (ggufs.size() == 1) {
      return ggufs.get(0);
    }
    throw new CheckpointProblem(
        "no tokenizer.json in "
            + directory
            + " or its parent, and "
            + (ggufs.isEmpty() ? "no" : "more than one")
            + " .gguf file in the parent to take the vocabulary from; put the model's own"
            + " tokenizer.json there");
  }

  private static Path onlyGguf(Path directory) {
    List<Path> found = ggufs(directory);
    if (found.size() != 1) {
      throw new CheckpointProblem(
          directory
              + " has no config.json and "
              + found.size()
              + " .gguf files; name one checkpoint");
    }
    return found.get(0);
  }

  private static List<Path> ggufs(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(f -> f.toString().endsWith(".gguf")).sorted().toList();
    } catch (IOException e) {
      throw new CheckpointProblem(directory + " cannot be listed: " + e.getMessage(), e);
    }
  }
}
