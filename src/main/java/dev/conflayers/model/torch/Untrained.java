package dev.conflayers.model.torch;

import dev.conflayers.model.ModelDimensions;
import dev.conflayers.model.checkpoint.CheckpointProblem;
import dev.conflayers.model.checkpoint.HubConfig;
import dev.conflayers.model.checkpoint.LlamaConfig;
import dev.conflayers.model.token.ChatFormat;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.model.token.Tokenizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Dimensions of checkpoints, and checkpoints that consist only of dimensions. */
final class Untrained {
  private static final int CONTEXT = 4096;
  private static final double EPSILON = 1e-5;
  private static final double THETA = 10_000;

  private Untrained() {}

  /** Reads the dimensions of a directory, a config.json or a GGUF file. */
  static ModelDimensions dimensions(Path path) {
    if (!Files.exists(path)) {
      throw new CheckpointProblem(
          path + " does not exist; give a config.json, its directory or a .gguf file");
    }
    Path folder =
        path.endsWith("config.json") ? path.toAbsolutePath().resolve("..").normalize() : path;
    if (Files.exists(folder.resolve("config.json"))) {
      return dimensions(HubConfig.read(folder));
    }
    if (!path.toString().toLowerCase(Locale.ROOT).endsWith(".gguf") && !Files.isDirectory(path)) {
      throw new CheckpointProblem(
          path + " is neither config.json nor a .gguf file; dimensions are read from one of them");
    }
    try (Checkpoint checkpoint = Checkpoints.open(path)) {
      return dimensions(checkpoint.config());
    }
  }

  private static ModelDimensions dimensions(LlamaConfig config) {
    return new ModelDimensions(
        config.layers(),
        config.hidden(),
        config.intermediate(),
        config.heads(),
        config.keyValueHeads(),
        config.headDim(),
        config.vocabulary(),
        config.tied());
  }

  /** Returns a checkpoint of random weights. */
  static Checkpoint checkpoint(ModelDimensions dimensions) {
    LlamaConfig config =
        new LlamaConfig(
            "llama",
            dimensions.layers(),
            dimensions.hidden(),
            dimensions.intermediate(),
            dimensions.heads(),
            dimensions.keyValueHeads(),
            dimensions.headDimension(),
            dimensions.vocabulary(),
            CONTEXT,
            EPSILON,
            LlamaConfig.Rope.plain(THETA),
            dimensions.tied(),
            false,
            false,
            false,
            Set.of());
    return new Checkpoint(
        Path.of("random weights"),
        config,
        new RandomWeights(config),
        new NoTokenizer(),
        Map.of("checkpoint", "random weights"));
  }

  /** The tokenizer of random weights, whose text would be meaningless. */
  private static final class NoTokenizer implements Tokenizer {
    @Override
    public TokenIds encode(String text) {
      throw new UnsupportedOperationException("random weights have no vocabulary");
    }

    @Override
    public String decode(TokenIds tokens) {
      throw new UnsupportedOperationException("random weights have no vocabulary");
    }

    @Override
    public Set<Integer> endOfSequence() {
      return Set.of();
    }

    @Override
    public Optional<ChatFormat> chatFormat() {
      return Optional.empty();
    }

    @Override
    public String fingerprint() {
      return "none";
    }
  }
}
