package dev.conflayers.model.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The header of a safetensors file: a 64-bit length, that many bytes of JSON, then the data, which
 * the tensors must cover without gap or overlap. Format: the safetensors README.
 */
final class SafetensorsHeader {
  /** The format's own limit on the JSON part. */
  static final long MOST_HEADER_BYTES = 100_000_000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final Path path;
  private final long dataStart;
  private final long dataBytes;

  private SafetensorsHeader(Path path, long dataStart, long dataBytes) {
    this.path = path;
    this.dataStart = dataStart;
    this.dataBytes = dataBytes;
  }

  /** Returns the tensors of {@code path}, in file order. */
  static List<StoredTensor> read(Path path) {
    try (FileChannel channel = FileChannel.open(path)) {
      long size = channel.size();
      if (size < 8) {
        throw new CheckpointProblem(
            path + " has " + size + " bytes, too few for a safetensors file; download it again");
      }
      long length = bytes(channel, 0, 8).getLong();
      if (length < 2 || length > MOST_HEADER_BYTES || length > size - 8) {
        throw new CheckpointProblem(
            path
                + " declares a header of "
                + Long.toUnsignedString(length)
                + " bytes; it must have 2 to "
                + Math.min(MOST_HEADER_BYTES, size - 8)
                + " in a file of "
                + size
                + " bytes: not a safetensors file, or cut short");
      }
      byte[] json = bytes(channel, 8, (int) length).array();
      return new SafetensorsHeader(path, 8 + length, size - 8 - length).tensors(json);
    } catch (IOException e) {
      throw new CheckpointProblem(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  private List<StoredTensor> tensors(byte[] json) {
    List<StoredTensor> tensors = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(json)) {
      expect(parser, parser.nextToken(), JsonToken.START_OBJECT, "the header");
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("__metadata__")) {
          parser.skipChildren();
        } else {
          expect(parser, value, JsonToken.START_OBJECT, "tensor " + name);
          tensors.add(tensor(parser, name));
        }
      }
      if (parser.nextToken() != null) {
        throw new CheckpointProblem(path + ": text follows the JSON of the header; it is damaged");
      }
    } catch (IOException e) {
      // The parser's first line has the problem and its place; the rest repeats the input.
      throw new CheckpointProblem(
          path + ": the header is not valid JSON: " + firstLine(e) + "; download it again", e);
    }
    tensors.sort(Comparator.comparingLong(StoredTensor::offset).thenComparing(StoredTensor::bytes));
    requireCover(tensors);
    return List.copyOf(tensors);
  }

  private StoredTensor tensor(JsonParser parser, String name) throws IOException {
    String where = path + ": tensor " + name;
    String dtype = "";
    List<Long> shape = null;
    List<Long> range = List.of();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (key) {
        case "dtype" -> {
          expect(parser, value, JsonToken.VALUE_STRING, where + ": dtype");
          dtype = parser.getText();
        }
        case "shape" -> shape = integers(parser, where + ": shape");
        case "data_offsets" -> range = integers(parser, where + ": data_offsets");
        default -> parser.skipChildren();
      }
    }
    String stated = dtype;
    ElementType type =
        ElementType.ofSafetensors(dtype)
            .orElseThrow(
                () ->
                    new CheckpointProblem(
                        where
                            + " has dtype '"
                            + stated
                            + "'; known are F64, F32, F16, BF16 and the"
                            + " integers: convert it"));
    if (shape == null || range.size() != 2) {
      throw new CheckpointProblem(
          where + " lacks its shape or its two data_offsets; the header is damaged");
    }
    long begin = range.get(0);
    long end = range.get(1);
    if (begin < 0 || end < begin || end > dataBytes) {
      throw new CheckpointProblem(
          where
              + " lies at "
              + begin
              + " to "
              + end
              + " of "
              + dataBytes
              + " data bytes: the file is cut short or its header damaged; download it again");
    }
    long expected = TensorShape.bytes(where, type, shape);
    if (end - begin != expected) {
      throw new CheckpointProblem(
          where
              + " has "
              + (end - begin)
              + " bytes, but "
              + type
              + " "
              + shape
              + " takes "
              + expected
              + "; the header is damaged");
    }
    return new StoredTensor(name, type, TensorShape.narrow(shape), dataStart + begin, end - begin);
  }

  private void requireCover(List<StoredTensor> tensors) {
    long next = dataStart;
    for (StoredTensor tensor : tensors) {
      if (tensor.offset() != next) {
        throw new CheckpointProblem(
            path
                + ": tensor "
                + tensor.name()
                + " starts at data byte "
                + (tensor.offset() - dataStart)
                + ", but the one before it ends at "
                + (next - dataStart)
                + "; tensors may not overlap or leave gaps");
      }
      next += tensor.bytes();
    }
    if (next != dataStart + dataBytes) {
      throw new CheckpointProblem(
          path
              + " holds "
              + dataBytes
              + " data bytes, but its tensors take "
              + (next - dataStart)
              + "; download it again");
    }
  }

  private List<Long> integers(JsonParser parser, String where) throws IOException {
    expect(parser, parser.currentToken(), JsonToken.START_ARRAY, where);
    List<Long> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      expect(parser, parser.currentToken(), JsonToken.VALUE_NUMBER_INT, where);
      if (list.size() == TensorShape.MOST_DIMENSIONS) {
        throw new CheckpointProblem(
            where + " has more than " + TensorShape.MOST_DIMENSIONS + " entries; it is damaged");
      }
      list.add(parser.getLongValue());
    }
    return list;
  }

  private void expect(JsonParser parser, JsonToken actual, JsonToken expected, String where)
      throws IOException {
    if (actual != expected) {
      throw new CheckpointProblem(
          path
              + ": "
              + where
              + " should be "
              + expected
              + " but is "
              + actual
              + " at byte "
              + parser.currentTokenLocation().getByteOffset()
              + " of the header; it is damaged");
    }
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static ByteBuffer bytes(FileChannel channel, long at, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw new IOException("it ended while being read");
      }
    }
    return buffer.flip();
  }
}
