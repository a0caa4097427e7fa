package dev.conflayers.model.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.AtomicFiles;
import dev.conflayers.base.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes safetensors files, and reads single tensors and the metadata back. */
public final class Safetensors {
  private static final ObjectMapper JSON = Json.strict().build();
  private static final int CHUNK_VALUES = 1 << 16;

  /** Headers are padded with blanks, so that the data start on a multiple of this. */
  private static final int ALIGNMENT = 8;

  private Safetensors() {}

  /**
   * A tensor to write.
   *
   * @param shape row-major
   * @param values from position to limit, matching the shape
   */
  public record Tensor(String name, List<Integer> shape, FloatBuffer values) {
    public Tensor {
      shape = List.copyOf(shape);
      long size = shape.stream().mapToLong(n -> n).reduce(1, (a, b) -> a * b);
      if (size != values.remaining()) {
        throw new IllegalArgumentException(
            name
                + " of shape "
                + shape
                + " must have "
                + size
                + " values, got "
                + values.remaining());
      }
    }
  }

  /**
   * Writes {@code tensors} in their order. The write is atomic: the file is written under another
   * name, forced to the disk and renamed.
   *
   * @param storage F32, F16 or BF16, to which the numbers are rounded
   */
  public static void write(
      Path file, Map<String, String> metadata, List<Tensor> tensors, ElementType storage)
      throws IOException {
    AtomicFiles.replace(file, part -> writeAll(part, metadata, tensors, storage));
  }

  private static void writeAll(
      Path part, Map<String, String> metadata, List<Tensor> tensors, ElementType storage)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      writeFully(channel, header(metadata, tensors, storage));
      ByteBuffer chunk =
          ByteBuffer.allocateDirect(CHUNK_VALUES * storage.blockBytes())
              .order(ByteOrder.LITTLE_ENDIAN);
      for (Tensor tensor : tensors) {
        FloatBuffer values = tensor.values().duplicate();
        while (values.hasRemaining()) {
          chunk.clear();
          for (int i = Math.min(CHUNK_VALUES, values.remaining()); i > 0; i--) {
            put(chunk, values.get(), storage);
          }
          writeFully(channel, chunk.flip());
        }
      }
    }
  }

  private static void put(ByteBuffer out, float value, ElementType storage) {
    switch (storage) {
      case F32 -> out.putFloat(value);
      case F16 -> out.putShort(Rounding.half(value));
      case BF16 -> out.putShort(Rounding.brain(value));
      default -> throw new IllegalArgumentException("weights are written as F32, F16 or BF16");
    }
  }

  private static ByteBuffer header(
      Map<String, String> metadata, List<Tensor> tensors, ElementType storage) {
    ObjectNode header = JSON.createObjectNode();
    ObjectNode facts = header.putObject("__metadata__");
    new TreeMap<>(metadata).forEach(facts::put);
    long end = 0;
    for (Tensor tensor : tensors) {
      ObjectNode entry = header.putObject(tensor.name()).put("dtype", storage.name());
      ArrayNode shape = entry.putArray("shape");
      tensor.shape().forEach(shape::add);
      long begin = end;
      end += (long) tensor.values().remaining() * storage.blockBytes();
      entry.putArray("data_offsets").add(begin).add(end);
    }
    String json = header.toString();
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    int padding = (ALIGNMENT - text.length % ALIGNMENT) % ALIGNMENT;
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + text.length + padding).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong((long) text.length + padding).put(text);
    while (bytes.hasRemaining()) {
      bytes.put((byte) ' ');
    }
    return bytes.flip();
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Returns the metadata in the header of {@code file}, the entries that are not tensors. */
  public static Map<String, String> metadata(Path file) {
    SafetensorsHeader.read(file);
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      channel.read(length, 0);
      ByteBuffer json = ByteBuffer.allocate((int) length.getLong(0));
      while (json.hasRemaining() && channel.read(json, 8 + json.position()) >= 0) {
        // A read may return fewer bytes than requested.
      }
      Map<String, String> facts = new TreeMap<>();
      for (Map.Entry<String, JsonNode> fact :
          JSON.readTree(json.array()).path("__metadata__").properties()) {
        facts.put(fact.getKey(), fact.getValue().asText());
      }
      return facts;
    } catch (JsonProcessingException e) {
      throw new CheckpointProblem(file + ": the header is not valid JSON", e);
    } catch (IOException e) {
      throw new CheckpointProblem(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Fills {@code out} with the numbers of the tensor {@code name}, which must fill it exactly. */
  public static void read(Path file, String name, FloatBuffer out) {
    StoredTensor tensor =
        SafetensorsHeader.read(file).stream()
            .filter(t -> t.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new CheckpointProblem(file + " lacks tensor " + name));
    if (tensor.rows() * tensor.rowLength() != out.remaining()) {
      throw new CheckpointProblem(
          file
              + ": tensor "
              + name
              + " must have "
              + out.remaining()
              + " numbers, got "
              + tensor.rows() * tensor.rowLength());
    }
    try (TensorFile open = new TensorFile(file)) {
      open.read(tensor, 0, tensor.rows(), out);
    }
  }
}
