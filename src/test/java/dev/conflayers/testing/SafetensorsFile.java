package dev.conflayers.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A safetensors file, whole in memory: eight bytes of header length, the header in JSON, the
 * tensors; all little-endian.
 */
final class SafetensorsFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How a number is stored; each name is the format's own. */
  enum Storage {
    BF16(2),
    F32(4),
    F64(8);

    private final int bytes;

    Storage(int bytes) {
      this.bytes = bytes;
    }

    int bytes() {
      return bytes;
    }

    /** Returns the nearest number, ties to even, that this storage holds and so does a float. */
    double round(double value) {
      if (this != BF16) {
        return (float) value;
      }
      int bits = Float.floatToRawIntBits((float) value);
      return Float.intBitsToFloat((bits + 0x7fff + ((bits >>> 16) & 1)) & 0xffff0000);
    }

    private void put(ByteBuffer out, double value) {
      switch (this) {
        case BF16 -> out.putShort((short) (Float.floatToRawIntBits((float) value) >>> 16));
        case F32 -> out.putFloat((float) value);
        case F64 -> out.putDouble(value);
      }
    }

    private double get(ByteBuffer in) {
      return switch (this) {
        case BF16 -> Float.intBitsToFloat(in.getShort() << 16);
        case F32 -> in.getFloat();
        case F64 -> in.getDouble();
      };
    }
  }

  private SafetensorsFile() {}

  static Map<String, double[]> read(Path file) {
    try {
      ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      byte[] header = new byte[Math.toIntExact(in.getLong())];
      in.get(header);
      int start = in.position();
      Map<String, double[]> tensors = new TreeMap<>();
      for (Map.Entry<String, JsonNode> entry : JSON.readTree(header).properties()) {
        if (!entry.getKey().equals("__metadata__")) {
          Storage storage = Storage.valueOf(entry.getValue().path("dtype").asText());
          int from = entry.getValue().path("data_offsets").path(0).asInt();
          int to = entry.getValue().path("data_offsets").path(1).asInt();
          in.position(start + from);
          double[] values = new double[(to - from) / storage.bytes()];
          for (int i = 0; i < values.length; i++) {
            values[i] = storage.get(in);
          }
          tensors.put(entry.getKey(), values);
        }
      }
      return tensors;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes {@code tensors}, each of the shape that {@code shapes} has under its name. */
  static void write(
      Path file,
      Map<String, List<Integer>> shapes,
      Map<String, double[]> tensors,
      Storage storage) {
    ObjectNode header = JSON.createObjectNode();
    header.putObject("__metadata__").put("format", "pt");
    int end = 0;
    for (Map.Entry<String, double[]> tensor : new TreeMap<>(tensors).entrySet()) {
      ObjectNode entry = header.putObject(tensor.getKey());
      entry.put("dtype", storage.name());
      ArrayNode shape = entry.putArray("shape");
      shapes.getOrDefault(tensor.getKey(), List.of()).forEach(shape::add);
      entry
          .putArray("data_offsets")
          .add(end)
          .add(end += tensor.getValue().length * storage.bytes());
    }
    try {
      byte[] json = JSON.writeValueAsBytes(header);
      ByteBuffer out = ByteBuffer.allocate(8 + json.length + end).order(ByteOrder.LITTLE_ENDIAN);
      out.putLong(json.length).put(json);
      for (double[] tensor : new TreeMap<>(tensors).values()) {
        for (double value : tensor) {
          storage.put(out, value);
        }
      }
      Files.write(file, out.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
