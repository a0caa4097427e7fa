package dev.conflayers.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.plain.PlainLlama;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;

/**
 * What Hugging Face transformers says about a model, from {@code src/test/resources/oracle}; its
 * expected.json records how it was made, and {@code src/test/python} makes it again.
 *
 * @param folder holds expected.json and, for a tiny model, the checkpoint and logits.f32
 */
public record Oracle(Path folder, JsonNode expected) {
  /** Returns {@code qwen2-tiny}, {@code llama3-tiny} or {@code smollm2} (without its weights). */
  public static Oracle named(String name) {
    return in(Path.of("src/test/resources/oracle", name), "expected.json");
  }

  static Oracle in(Path folder, String file) {
    try {
      return new Oracle(folder, new ObjectMapper().readTree(folder.resolve(file).toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the independent implementation with the checkpoint's weights. */
  public PlainLlama model() {
    return HuggingFaceFolder.open(folder);
  }

  public int[] ints(String key) {
    return ints(expected.path(key));
  }

  /** Returns logits.f32 as [rows][vocabulary]. */
  public double[][] logits(int rows) {
    try {
      ByteBuffer bytes =
          ByteBuffer.wrap(Files.readAllBytes(folder.resolve("logits.f32")))
              .order(ByteOrder.LITTLE_ENDIAN);
      double[][] logits = new double[rows][bytes.capacity() / Float.BYTES / rows];
      for (double[] row : logits) {
        Arrays.setAll(row, i -> bytes.getFloat());
      }
      return logits;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the sublayers that {@code node} lists under attention and mlp; none if it does not. */
  public static SkipSet skips(JsonNode node) {
    return SkipSet.ofSublayers(bits(node.path("attention")), bits(node.path("mlp")));
  }

  static BitSet bits(JsonNode array) {
    BitSet bits = new BitSet();
    array.forEach(layer -> bits.set(layer.asInt()));
    return bits;
  }

  public static int[] ints(JsonNode array) {
    int[] ints = new int[array.size()];
    Arrays.setAll(ints, i -> array.path(i).asInt());
    return ints;
  }

  public static double[] doubles(JsonNode array) {
    double[] doubles = new double[array.size()];
    Arrays.setAll(doubles, i -> array.path(i).asDouble());
    return doubles;
  }

  static int[] slice(int[] ids, int from, int to) {
    return Arrays.copyOfRange(ids, from, to);
  }
}
