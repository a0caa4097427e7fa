package dev.conflayers.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.model.plain.LlamaSpec;
import dev.conflayers.model.plain.PlainLlama;
import dev.conflayers.testing.SafetensorsFile.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A seeded random model of the Llama family, small enough to make thousands of, that can be written
 * as a Hugging Face checkpoint and opened as a {@link PlainLlama}: the same weights twice.
 *
 * <p>Every weight is a number that both its storage and a float hold exactly. They are scaled so
 * that sublayers rival the residual stream: the best token varies with the text, and leaving a
 * layer out shows.
 */
public final class TinyLlama {
  private final LlamaSpec spec;
  private final Storage storage;
  private final Map<String, List<Integer>> shapes = new TreeMap<>();
  private final Map<String, double[]> weights = new TreeMap<>();

  private TinyLlama(LlamaSpec spec, Storage storage, Random random) {
    this.spec = spec;
    this.storage = storage;
    int hidden = spec.hidden();
    int queries = spec.heads() * spec.headDim();
    int keys = spec.keyValueHeads() * spec.headDim();
    matrix("model.embed_tokens", spec.vocabulary(), hidden, 0.5 * Math.sqrt(hidden), random);
    for (int layer = 0; layer < spec.layers(); layer++) {
      String prefix = "model.layers." + layer + ".";
      vector(prefix + "input_layernorm.weight", hidden, 1, 0.2, random);
      vector(prefix + "post_attention_layernorm.weight", hidden, 1, 0.2, random);
      String attention = prefix + "self_attn.";
      matrix(attention + "q_proj", queries, hidden, 1.4, random);
      matrix(attention + "k_proj", keys, hidden, 1.4, random);
      matrix(attention + "v_proj", keys, hidden, 1.4, random);
      matrix(attention + "o_proj", hidden, queries, 1.4, random);
      if (spec.qkvBias()) {
        vector(attention + "q_proj.bias", queries, 0, 0.5, random);
        vector(attention + "k_proj.bias", keys, 0, 0.5, random);
        vector(attention + "v_proj.bias", keys, 0, 0.5, random);
      }
      matrix(prefix + "mlp.gate_proj", spec.intermediate(), hidden, 1.4, random);
      matrix(prefix + "mlp.up_proj", spec.intermediate(), hidden, 1.4, random);
      matrix(prefix + "mlp.down_proj", hidden, spec.intermediate(), 1.4, random);
    }
    vector("model.norm.weight", hidden, 1, 0.2, random);
    if (!spec.tied()) {
      matrix("lm_head", spec.vocabulary(), hidden, 3, random);
    }
  }

  /** Returns the model of these dimensions whose weights follow from {@code seed}. */
  public static TinyLlama of(LlamaSpec spec, String storage, long seed) {
    return new TinyLlama(spec, Storage.valueOf(storage), new Random(seed));
  }

  /** Returns a model with F32 weights whose dimensions are random too: see {@link #randomSpec}. */
  public static TinyLlama random(SplittableRandom random) {
    return of(randomSpec(random), "F32", random.nextLong());
  }

  /**
   * Returns dimensions with 3 to 8 layers, hidden 16 to 64, 1 to 4 key/value heads with 1 to 3
   * query heads each, a vocabulary of 17 to 100, and any mix of family, rope scaling and tying.
   */
  public static LlamaSpec randomSpec(SplittableRandom random) {
    boolean qwen2 = random.nextBoolean();
    int keyValueHeads = 1 + random.nextInt(4);
    double theta = random.nextBoolean() ? 10_000 : 500_000;
    List<LlamaSpec.Rope> ropes =
        List.of(
            LlamaSpec.Rope.plain(theta),
            LlamaSpec.Rope.linear(theta, 2),
            LlamaSpec.Rope.llama3(theta, 8, 1, 4, 32));
    return new LlamaSpec(
        qwen2 ? "qwen2" : "llama",
        3 + random.nextInt(6),
        8 * (2 + random.nextInt(7)),
        8 * (3 + random.nextInt(10)),
        keyValueHeads * (1 + random.nextInt(3)),
        keyValueHeads,
        2 * (2 + random.nextInt(7)),
        17 + random.nextInt(84),
        256,
        random.nextBoolean() ? 1e-5 : 1e-6,
        ropes.get(qwen2 ? 0 : random.nextInt(ropes.size())),
        random.nextBoolean(),
        qwen2);
  }

  public LlamaSpec spec() {
    return spec;
  }

  /** Returns the model as the independent implementation computes it. */
  public PlainLlama reference() {
    return new PlainLlama(spec, weights);
  }

  /** Returns a copy of the weights, row-major, by their Hugging Face names. */
  public Map<String, double[]> weights() {
    Map<String, double[]> copy = new TreeMap<>();
    weights.forEach((name, values) -> copy.put(name, values.clone()));
    return copy;
  }

  /** Writes config.json, model.safetensors and tokenizer.json into {@code folder}; returns it. */
  public Path write(Path folder) {
    try {
      Files.createDirectories(folder);
      new ObjectMapper()
          .writerWithDefaultPrettyPrinter()
          .writeValue(folder.resolve("config.json").toFile(), config());
      SafetensorsFile.write(folder.resolve("model.safetensors"), shapes, weights, storage);
      TinyTokenizer.write(folder, spec.vocabulary(), spec.family().equals("llama"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  private ObjectNode config() {
    boolean llama = spec.family().equals("llama");
    ObjectNode config = new ObjectMapper().createObjectNode();
    config.putArray("architectures").add(llama ? "LlamaForCausalLM" : "Qwen2ForCausalLM");
    config
        .put("model_type", spec.family())
        .put("hidden_act", "silu")
        .put("num_hidden_layers", spec.layers())
        .put("hidden_size", spec.hidden())
        .put("intermediate_size", spec.intermediate())
        .put("num_attention_heads", spec.heads())
        .put("num_key_value_heads", spec.keyValueHeads())
        .put("head_dim", spec.headDim())
        .put("vocab_size", spec.vocabulary())
        .put("max_position_embeddings", spec.contextLength())
        .put("rms_norm_eps", spec.normEpsilon())
        .put("rope_theta", spec.rope().theta())
        .put("tie_word_embeddings", spec.tied())
        .put("bos_token_id", TinyTokenizer.BOS)
        .put("eos_token_id", TinyTokenizer.EOS)
        .put(
            "torch_dtype",
            switch (storage) {
              case BF16 -> "bfloat16";
              case F32 -> "float32";
              case F64 -> "float64";
            });
    if (llama) {
      config.put("attention_bias", false).put("mlp_bias", false);
    } else {
      config.put("use_sliding_window", false);
    }
    LlamaSpec.Rope rope = spec.rope();
    if (!rope.scaling().equals("none")) {
      ObjectNode scaling = config.putObject("rope_scaling");
      scaling.put("rope_type", rope.scaling()).put("factor", rope.factor());
      if (rope.scaling().equals("llama3")) {
        scaling
            .put("low_freq_factor", rope.lowFrequencyFactor())
            .put("high_freq_factor", rope.highFrequencyFactor())
            .put("original_max_position_embeddings", rope.originalContextLength());
      }
    }
    return config;
  }

  /** Adds a matrix that turns coordinates of variance 1 into coordinates of deviation gain. */
  private void matrix(String name, int rows, int columns, double gain, Random random) {
    double[] values = new double[rows * columns];
    Arrays.setAll(values, i -> storage.round(random.nextGaussian() * gain / Math.sqrt(columns)));
    put(name + ".weight", List.of(rows, columns), values);
  }

  private void vector(String name, int size, double mean, double deviation, Random random) {
    double[] values = new double[size];
    Arrays.setAll(values, i -> storage.round(mean + deviation * random.nextGaussian()));
    put(name, List.of(size), values);
  }

  private void put(String name, List<Integer> shape, double[] values) {
    shapes.put(name, shape);
    weights.put(name, values);
  }
}
