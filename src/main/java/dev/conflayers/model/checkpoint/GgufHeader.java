package dev.conflayers.model.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The header of a GGUF file, version 2 or 3: settings and tensors. Format: ggml's gguf.md. */
public record GgufHeader(Path path, GgufMetadata metadata, List<StoredTensor> tensors) {
  private static final int MAGIC = 0x46554747;
  private static final int MOST_KEY_BYTES = 65_535;
  private static final int MOST_TEXT_BYTES = 16 << 20;
  private static final int MOST_ELEMENTS = 4 << 20;
  private static final int MOST_TENSORS = 1 << 18;

  public GgufHeader {
    tensors = List.copyOf(tensors);
  }

  /** Returns the type that most of its bytes are stored in. */
  public ElementType storage() {
    Map<ElementType, Long> bytes = new EnumMap<>(ElementType.class);
    tensors.forEach(tensor -> bytes.merge(tensor.type(), tensor.bytes(), Long::sum));
    return bytes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(ElementType.F32);
  }

  public static GgufHeader read(Path path) {
    try (FileChannel channel = FileChannel.open(path)) {
      HeaderCursor in = new HeaderCursor(path, channel);
      requireVersion(path, in);
      int tensors = in.count("tensor", 24, MOST_TENSORS);
      int settings = in.count("metadata", 13, MOST_TENSORS);
      Map<String, Object> values = new HashMap<>();
      for (int i = 0; i < settings; i++) {
        String key = in.string("metadata key", MOST_KEY_BYTES);
        if (values.put(key, value(path, in, key, in.i32())) != null) {
          throw new CheckpointProblem(path + ": metadata " + key + " occur twice; it is damaged");
        }
      }
      GgufMetadata metadata = new GgufMetadata(path, values);
      long alignment = metadata.integer("general.alignment").orElse(32L);
      if (alignment < 1 || alignment > 1 << 20 || alignment % 8 != 0) {
        throw new CheckpointProblem(
            path
                + ": general.alignment is "
                + alignment
                + ", not a multiple of 8 up to 1048576; the file is damaged");
      }
      List<StoredTensor> relative = new ArrayList<>();
      for (int i = 0; i < tensors; i++) {
        relative.add(tensor(path, in, alignment));
      }
      long start = (in.position() + alignment - 1) / alignment * alignment;
      return new GgufHeader(path, metadata, place(path, relative, start, channel.size()));
    } catch (IOException e) {
      throw new CheckpointProblem(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static void requireVersion(Path path, HeaderCursor in) throws IOException {
    if (in.remaining() < 24 || in.i32() != MAGIC) {
      throw new CheckpointProblem(
          path + " does not begin with a GGUF header; it is another kind of file, or damaged");
    }
    int version = in.i32();
    if (version != 2 && version != 3) {
      throw new CheckpointProblem(
          path
              + " is GGUF version "
              + (Integer.reverseBytes(version) == 3
                  ? "3 in big-endian order; convert it to little-endian"
                  : version + "; versions 2 and 3 are read: convert the model again"));
    }
  }

  private static Object value(Path path, HeaderCursor in, String key, int type) throws IOException {
    return switch (type) {
      case 0 -> (long) in.u8();
      case 1 -> (long) (byte) in.u8();
      case 2 -> (long) in.u16();
      case 3 -> (long) (short) in.u16();
      case 4 -> in.u32();
      case 5 -> (long) in.i32();
      case 6 -> decimal(Float.intBitsToFloat(in.i32()));
      case 7 -> in.u8() != 0;
      case 8 -> in.string("metadata " + key, MOST_TEXT_BYTES);
      case 9 -> list(path, in, key);
      case 10, 11 -> in.i64();
      case 12 -> Double.longBitsToDouble(in.i64());
      default -> throw unknownType(path, key, type);
    };
  }

  /** Returns the number that the converter meant: 1e-5, not the double equal to the float 1e-5. */
  private static double decimal(float value) {
    return Double.parseDouble(Float.toString(value));
  }

  /** Reads lists of the tokenizer, and skips the others, which are not needed. */
  private static List<?> list(Path path, HeaderCursor in, String key) throws IOException {
    int type = in.i32();
    int width =
        switch (type) {
          case 0, 1, 7 -> 1;
          case 2, 3 -> 2;
          case 4, 5, 6 -> 4;
          case 8, 10, 11, 12 -> 8;
          default -> throw unknownType(path, key, type);
        };
    int count = in.count("metadata " + key, width, MOST_ELEMENTS);
    if (type != 8 && !key.startsWith("tokenizer.ggml.")) {
      in.skip((long) width * count);
      return List.of();
    }
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(
          switch (type) {
            case 6 -> Float.intBitsToFloat(in.i32());
            default -> value(path, in, key, type);
          });
    }
    return key.startsWith("tokenizer.") ? List.copyOf(list) : List.of();
  }

  private static StoredTensor tensor(Path path, HeaderCursor in, long alignment)
      throws IOException {
    String name = in.string("tensor name", MOST_KEY_BYTES);
    String where = path + ": tensor " + name;
    long dimensions = in.u32();
    if (dimensions > TensorShape.MOST_DIMENSIONS) {
      throw new CheckpointProblem(
          where
              + " has "
              + dimensions
              + " dimensions, more than "
              + TensorShape.MOST_DIMENSIONS
              + "; the file is damaged");
    }
    List<Long> shape = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      // GGUF lists the contiguous dimension first.
      shape.add(0, in.i64());
    }
    long code = in.u32();
    ElementType type =
        ElementType.ofGgml(code)
            .orElseThrow(
                () ->
                    new CheckpointProblem(
                        where
                            + " has GGML type "
                            + code
                            + "; read are F32, F16, BF16, F64, Q4_0,"
                            + " Q4_1, Q5_0, Q5_1, Q8_0, Q4_K, Q5_K and Q6_K: use such a file"));
    long offset = in.i64();
    if (offset < 0 || offset % alignment != 0) {
      throw new CheckpointProblem(
          where
              + " starts at data byte "
              + Long.toUnsignedString(offset)
              + ", not a multiple of the alignment "
              + alignment
              + "; the file is damaged");
    }
    long bytes = TensorShape.bytes(where, type, shape);
    return new StoredTensor(name, type, TensorShape.narrow(shape), offset, bytes);
  }

  private static List<StoredTensor> place(
      Path path, List<StoredTensor> relative, long start, long size) {
    List<StoredTensor> placed = new ArrayList<>();
    Set<String> names = new HashSet<>();
    long free = 0;
    for (StoredTensor t :
        relative.stream()
            .sorted(
                Comparator.comparingLong(StoredTensor::offset).thenComparing(StoredTensor::bytes))
            .toList()) {
      String where = path + ": tensor " + t.name();
      if (!names.add(t.name())) {
        throw new CheckpointProblem(where + " is listed twice; the file is damaged");
      }
      if (t.offset() < free) {
        throw new CheckpointProblem(
            where
                + " starts at data byte "
                + t.offset()
                + ", inside the tensor that ends at "
                + free
                + "; the file is damaged");
      }
      if (t.bytes() > size - start || t.offset() > size - start - t.bytes()) {
        throw new CheckpointProblem(
            where
                + " takes data bytes "
                + t.offset()
                + " to "
                + (t.offset() + t.bytes())
                + " of "
                + Math.max(0, size - start)
                + "; the file is cut short: download it"
                + " again");
      }
      free = t.offset() + t.bytes();
      placed.add(new StoredTensor(t.name(), t.type(), t.shape(), start + t.offset(), t.bytes()));
    }
    return placed;
  }

  private static CheckpointProblem unknownType(Path path, String key, int type) {
    return new CheckpointProblem(
        path
            + ": metadata "
            + key
            + " have the unknown type "
            + type
            + "; the file is damaged or too new");
  }
}
