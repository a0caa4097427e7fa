package dev.conflayers.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigsTest {
  private static final String REQUIRED =
      "'hidden_size':64,'intermediate_size':172,'num_attention_heads':8,'num_hidden_layers':2,"
          + "'vocab_size':512";

  @TempDir private Path folder;

  @Test
  void fillsInTheDefaultsOfTransformers() throws IOException {
    LlamaConfig config = hub("'model_type':'llama'");
    assertThat(config.keyValueHeads()).isEqualTo(8);
    assertThat(config.headDim()).isEqualTo(8);
    assertThat(config.normEpsilon()).isEqualTo(1e-6);
    assertThat(config.contextLength()).isEqualTo(2048);
    assertThat(config.rope()).isEqualTo(LlamaConfig.Rope.plain(10_000));
    assertThat(config.tied()).isFalse();
    assertThat(config.qkvBias()).isFalse();
  }

  @Test
  void qwenHasBiasesItsFileDoesNotMention() throws IOException {
    LlamaConfig config = hub("'model_type':'qwen2','use_sliding_window':false");
    assertThat(config.qkvBias()).isTrue();
    assertThat(config.outputBias()).isFalse();
  }

  /** Values: config.json of Llama 3.1 8B; both spellings are in use. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'rope_theta':500000.0,'rope_scaling':{'rope_type':'llama3',%s}",
        "'rope_parameters':{'rope_theta':500000.0,'rope_type':'llama3',%s}",
      })
  void readsLlama3RopeInEitherSpelling(String rope) throws IOException {
    String scaling =
        "'factor':8.0,'low_freq_factor':1.0,'high_freq_factor':4.0,"
            + "'original_max_position_embeddings':8192";
    assertThat(hub("'model_type':'llama'," + rope.replace("%s", scaling)).rope())
        .isEqualTo(new LlamaConfig.Rope(500_000, "llama3", 8, 1, 4, 8192, List.of()));
  }

  @Test
  void collectsEveryEndOfSequenceId() throws IOException {
    Files.writeString(folder.resolve("generation_config.json"), "{\"eos_token_id\":[9,7]}");
    assertThat(hub("'model_type':'llama','eos_token_id':2").endOfSequence())
        .containsExactlyInAnyOrder(2, 7, 9);
    assertThat(hub("'model_type':'llama','eos_token_id':null").endOfSequence())
        .containsExactlyInAnyOrder(7, 9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'model_type':'mistral'|llama and qwen2 are supported",
        "'model_type':7|model_type should be a text but is 7",
        "'x':1|lacks model_type",
        "'model_type':'llama','hidden_act':'gelu'|silu is supported",
        "'model_type':'qwen2','use_sliding_window':true|use_sliding_window",
        "'model_type':'llama','num_local_experts':8|experts",
        "'model_type':'llama','quantization_config':{}|unquantised",
        "'model_type':'llama','rope_scaling':{'type':'yarn','factor':2}|rope type is 'yarn'",
        "'model_type':'llama','rope_scaling':{'type':'linear','factor':0}|rope factor is 0.0",
        "'model_type':'llama','rope_scaling':{'rope_type':'llama3','factor':8}|low_freq_factor",
        "'model_type':'llama','num_key_value_heads':3|cannot share 3",
        "'model_type':'llama','num_key_value_heads':0|outside 1 to 8",
        "'model_type':'llama','head_dim':7|head dimension 7 is odd",
        "'model_type':'llama','rms_norm_eps':0|not a positive number",
        "'model_type':'llama','max_position_embeddings':9999999999|a whole number below 2^31",
        "'model_type':'llama','partial_rotary_factor':0.5|partial_rotary_factor",
      })
  void refusesWhatTheEngineWouldGetWrong(String settings, String reason) {
    assertThatThrownBy(() -> hub(settings))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContainingAll("config.json", reason);
  }

  @Test
  void refusesAFileThatIsNoJson() throws IOException {
    Files.writeString(folder.resolve("config.json"), "{\"a\":\n nope}");
    assertThatThrownBy(() -> HubConfig.read(folder))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContaining("not valid JSON, line 2");
  }

  @Test
  void readsGgufDimensions() {
    LlamaConfig config = gguf(Map.of("llama.rope.freq_base", 100_000.0));
    assertThat(config.family()).isEqualTo("llama");
    assertThat(config.vocabulary()).isEqualTo(512);
    assertThat(config.tied()).isTrue();
    assertThat(config.rope().theta()).isEqualTo(100_000);
  }

  @Test
  void refusesForeignGguf() {
    refuses(Map.of("general.architecture", "gemma"), "'gemma'");
    refuses(Map.of("llama.expert_count", 8L), "experts");
    refuses(Map.of("llama.attention.sliding_window", 64L), "sliding_window");
    refuses(Map.of("llama.rope.scaling.type", "yarn"), "'yarn'");
    refuses(Map.of("llama.rope.dimension_count", 4L), "rotating all");
    refuses(Map.of("llama.block_count", -1L), "outside 0 to");
    refuses(Map.of("llama.feed_forward_length", List.of()), "should be a whole number");
  }

  private static void refuses(Map<String, Object> changes, String reason) {
    assertThatThrownBy(() -> gguf(changes))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContainingAll("tiny.gguf", reason);
  }

  private LlamaConfig hub(String settings) throws IOException {
    String json = "{" + REQUIRED + "," + settings + "}";
    Files.writeString(folder.resolve("config.json"), json.replace('\'', '"'));
    return HubConfig.read(folder);
  }

  private static LlamaConfig gguf(Map<String, Object> changes) {
    Map<String, Object> values = new HashMap<>();
    values.put("general.architecture", "llama");
    values.put("llama.block_count", 2L);
    values.put("llama.embedding_length", 64L);
    values.put("llama.feed_forward_length", 172L);
    values.put("llama.attention.head_count", 8L);
    values.put("llama.context_length", 128L);
    values.put("llama.attention.layer_norm_rms_epsilon", 1e-5);
    values.putAll(changes);
    Path path = Path.of("tiny.gguf");
    StoredTensor embedding =
        new StoredTensor("token_embd.weight", ElementType.F32, List.of(512, 64), 0, 131_072);
    GgufHeader header = new GgufHeader(path, new GgufMetadata(path, values), List.of(embedding));
    return GgufConfig.read(header, List.of(), Set.of());
  }
}
