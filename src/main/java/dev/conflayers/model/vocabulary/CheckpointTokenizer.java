package dev.conflayers.model.vocabulary;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.conflayers.base.Sha256;
import dev.conflayers.model.checkpoint.CheckpointProblem;
import dev.conflayers.model.token.ChatFormat;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.model.token.Tokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A tokenizer that runs a tokenizer.json on Hugging Face's tokenizers library. */
public final class CheckpointTokenizer implements Tokenizer {
  /** Without these options the library cuts every text to 512 tokens. */
  private static final Map<String, String> WHOLE_TEXTS =
      Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "true");

  private final HuggingFaceTokenizer library;
  private final int vocabulary;
  private final Set<Integer> endOfSequence;
  private final Optional<ChatFormat> chatFormat;
  private final String fingerprint;

  /**
   * Starts the library on {@code definition}.
   *
   * @param source names the file in refusals
   */
  CheckpointTokenizer(
      Path source,
      TokenizerDefinition definition,
      Set<Integer> endOfSequence,
      Optional<ChatFormat> chatFormat) {
    byte[] json = definition.json();
    try {
      library = HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), WHOLE_TEXTS);
    } catch (IOException | RuntimeException e) {
      throw new CheckpointProblem(
          source
              + ": the tokenizers library refuses this tokenizer: "
              + e.getMessage()
              + "; try the tokenizer.json of the original model",
          e);
    }
    vocabulary = definition.vocabulary();
    this.endOfSequence = Set.copyOf(endOfSequence);
    this.chatFormat = chatFormat;
    fingerprint = Sha256.of(json);
  }

  @Override
  public TokenIds encode(String text) {
    long[] ids = library.encode(wellFormed(text), true, false).getIds();
    return TokenIds.of(Arrays.stream(ids).mapToInt(Math::toIntExact).toArray());
  }

  @Override
  public String decode(TokenIds tokens) {
    if (tokens.size() == 0) {
      return "";
    }
    return library.decode(Arrays.stream(tokens.toArray()).asLongStream().toArray(), true);
  }

  @Override
  public Set<Integer> endOfSequence() {
    return endOfSequence;
  }

  @Override
  public Optional<ChatFormat> chatFormat() {
    return chatFormat;
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  /** Returns one more than the largest id. */
  public int vocabulary() {
    return vocabulary;
  }

  /** Replaces lone surrogates, which UTF-8 cannot encode. */
  private static String wellFormed(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xfffd : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
