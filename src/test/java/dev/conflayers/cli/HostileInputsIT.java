package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.model.torch.LlamaEngine;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged checkpoints and impossible wishes, from the command line to the real engine: each ends in
 * one sentence and its exit code.
 */
class HostileInputsIT {
  private static final Path WHOLE = Path.of("src/test/resources/oracle/qwen2-tiny");
  private static final String NORM = "model.layers.1.input_layernorm.weight";
  private static final String OTHER_NORM = "model.layers.2.input_layernorm.weight";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private Path model() {
    return folder.resolve("model");
  }

  private Path weights() {
    return model().resolve("model.safetensors");
  }

  @BeforeEach
  void copyTheWholeOne() throws IOException {
    Files.createDirectory(model());
    for (String name : List.of("config.json", "model.safetensors", "tokenizer.json")) {
      Files.copy(WHOLE.resolve(name), model().resolve(name));
    }
    String suite = Files.readString(Path.of("suites/smoke.yaml"));
    Files.writeString(suite(), suite.replace("threads: 0", "threads: 1"));
  }

  private Path suite() {
    return folder.resolve("suite.yaml");
  }

  private Session.Result generate(Object... more) {
    return generate(model(), suite(), more);
  }

  private static Session.Result generate(Path model, Path suite, Object... more) {
    Stream<Object> always =
        Stream.of("generate", "hi", "--raw", "--max-new-tokens", 3, "--strategy", "full-depth");
    Stream<Object> files = Stream.of("--model", model, "--suite", suite);
    return new Session(new LlamaEngine(System::nanoTime), System::nanoTime)
        .run(Stream.of(always, files, Arrays.stream(more)).flatMap(part -> part).toArray());
  }

  private static void refused(Session.Result result, ExitCode code, String... words) {
    assertThat(result.status()).as(result.err()).isEqualTo(code.status());
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).doesNotContain("Exception").doesNotContain("\tat ");
    assertThat(result.err().lines().filter(line -> !isProgress(line)))
        .singleElement()
        .asString()
        .startsWith("conflayers: ")
        .contains(words);
  }

  /** A busy machine is told of where these tests run beside others, and refuses nothing. */
  private static boolean isProgress(String line) {
    return line.startsWith("Loading ")
        || line.startsWith("weights: ")
        || line.startsWith("Other programs use ");
  }

  private void badCheckpoint(String... words) {
    refused(generate(), ExitCode.BAD_CHECKPOINT, words);
  }

  @Test
  void theUndamagedOneGenerates() {
    Session.Result result = generate();
    assertThat(result.status()).as(result.err()).isZero();
  }

  @Test
  void aTruncatedFile() throws IOException {
    byte[] bytes = Files.readAllBytes(weights());
    Files.write(weights(), Arrays.copyOf(bytes, bytes.length - 100));
    badCheckpoint("model.safetensors", "bytes");
  }

  @Test
  void anEmptyFile() throws IOException {
    Files.write(weights(), new byte[0]);
    badCheckpoint("model.safetensors");
  }

  @Test
  void aHeaderLargerThanTheFile() throws IOException {
    byte[] bytes = Files.readAllBytes(weights());
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(1L << 60);
    Files.write(weights(), bytes);
    badCheckpoint("model.safetensors", "header");
  }

  @Test
  void overlappingOffsets() throws IOException {
    rewrite(
        header ->
            ((ObjectNode) header.path(NORM))
                .set("data_offsets", header.path(OTHER_NORM).path("data_offsets")));
    badCheckpoint("model.safetensors");
  }

  @Test
  void offsetsBeyondTheEnd() throws IOException {
    rewrite(
        header ->
            ((ObjectNode) header.path(NORM)).putArray("data_offsets").add(1L << 40).add(1L << 41));
    badCheckpoint("model.safetensors", NORM);
  }

  @Test
  void aWrongDtype() throws IOException {
    rewrite(header -> ((ObjectNode) header.path(NORM)).put("dtype", "I16"));
    badCheckpoint(NORM, "I16");
  }

  @Test
  void aWrongShape() throws IOException {
    rewrite(header -> ((ObjectNode) header.path(NORM)).putArray("shape").add(8).add(8));
    badCheckpoint(NORM, "[64]", "[8, 8]");
  }

  @Test
  void aMissingTensor() throws IOException {
    rewrite(header -> header.set("else", header.remove(NORM)));
    badCheckpoint(NORM);
  }

  @Test
  void aVocabularyLargerThanTheEmbedding() throws IOException {
    Path file = model().resolve("tokenizer.json");
    ObjectNode tokenizer = (ObjectNode) JSON.readTree(file.toFile());
    tokenizer
        .withArray("added_tokens")
        .addObject()
        .put("id", 300)
        .put("content", "<|more|>")
        .put("single_word", false)
        .put("lstrip", false)
        .put("rstrip", false)
        .put("normalized", false)
        .put("special", true);
    JSON.writeValue(file.toFile(), tokenizer);
    badCheckpoint("the tokenizer has 301 tokens, but the embedding 300 rows");
  }

  @Test
  void weightsThatAreNotNumbers() throws IOException {
    byte[] bytes = Files.readAllBytes(weights());
    // The last two bytes of a bfloat16 tensor: all ones are NaN.
    bytes[bytes.length - 1] = (byte) 0xff;
    bytes[bytes.length - 2] = (byte) 0xff;
    Files.write(weights(), bytes);
    badCheckpoint("model.safetensors: tensor ", "holds NaN in row");
  }

  @Test
  void aConfigurationThatIsNotJson() throws IOException {
    Files.writeString(model().resolve("config.json"), "{");
    badCheckpoint("config.json");
  }

  @Test
  void aTokenizerThatIsNotOne() throws IOException {
    Files.writeString(model().resolve("tokenizer.json"), "{\"model\": 1}");
    badCheckpoint("tokenizer.json");
  }

  @Test
  void aModelThatIsNotThere() {
    refused(
        generate(folder.resolve("none"), suite()), ExitCode.BAD_CHECKPOINT, "none does not exist");
  }

  @Test
  void aTruncatedGguf() throws IOException {
    Path file = folder.resolve("cut.gguf");
    byte[] bytes =
        ByteBuffer.allocate(24)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put("GGUF".getBytes(StandardCharsets.US_ASCII))
            .putInt(3)
            .putLong(2)
            .putLong(1)
            .array();
    Files.write(file, bytes);
    refused(generate(file, suite()), ExitCode.BAD_CHECKPOINT, "cut.gguf");
  }

  @Test
  void aNumberFormatWithoutKernels() {
    refused(generate("--dtype", "fp16"), ExitCode.UNAVAILABLE, "dtype fp16 is for device cuda");
  }

  @Test
  void aDeviceThatIsNotThere() {
    Session.Result result = generate("--device", "cuda");
    assumeTrue(result.status() != 0, "SKIPPED: this machine has CUDA");
    refused(result, ExitCode.UNAVAILABLE, "cuda");
  }

  @Test
  void anUnknownKeyOfASuite() throws IOException {
    Files.writeString(suite(), Files.readString(suite()).replace("seed: 1\n", "sed: 1\n"));
    refused(generate(), ExitCode.BAD_INPUT, "suite.yaml:", "sed", "did you mean 'seed'?");
  }

  @Test
  void aSuiteThatIsNotThere() {
    refused(
        generate(model(), folder.resolve("no.yaml")), ExitCode.NO_INPUT, "no.yaml does not exist");
  }

  private void rewrite(Consumer<ObjectNode> change) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(weights())).order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = new byte[Math.toIntExact(in.getLong())];
    in.get(header);
    ObjectNode tree = (ObjectNode) JSON.readTree(header);
    change.accept(tree);
    byte[] changed = JSON.writeValueAsBytes(tree);
    ByteBuffer out =
        ByteBuffer.allocate(8 + changed.length + in.remaining()).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(weights(), out.putLong(changed.length).put(changed).put(in).array());
  }
}
