package dev.conflayers.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.ResultProblem;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Append-only file with one JSON record per line. A line counts once its newline is written; if a
 * write fails halfway, the partial line is removed.
 */
final class JsonLines<T> implements Closeable {
  private static final int CHUNK = 1 << 16;
  private static final int BATCH = 512;

  private final ObjectMapper mapper = ResultJson.mapper();
  private final Path file;
  private final FileChannel channel;

  private JsonLines(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static <T> JsonLines<T> append(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.position(channel.size());
    return new JsonLines<>(file, channel);
  }

  void write(T record) throws IOException {
    byte[] line = (mapper.writeValueAsString(record) + "\n").getBytes(StandardCharsets.UTF_8);
    long whole = channel.position();
    ByteBuffer buffer = ByteBuffer.wrap(line);
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      IOException named = new IOException(file + ": " + e.getMessage(), e);
      try {
        channel.truncate(whole);
      } catch (IOException alsoFailed) {
        named.addSuppressed(alsoFailed);
      }
      throw named;
    }
  }

  /** Forces the written lines to the device, so that they survive a loss of power. */
  void sync() throws IOException {
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** The records of a file, and its unfinished last line, if there is one. */
  record Lines<T>(List<T> records, @Nullable Tail tail) {}

  /** An unfinished line: its number, and the file's length without it. */
  record Tail(int line, long offset) {}

  /**
   * Reads {@code file}. A last line without newline was being written when its writer died: it is
   * left out and reported. Any other line that is not a record is refused.
   */
  static <T> Lines<T> read(Path file, Class<T> type) throws IOException {
    return read(file, new Form<>(type), (record, line) -> {});
  }

  /**
   * Reads {@code file} likewise.
   *
   * @param seen receives each record with the bytes of its line, without newline, in order
   */
  static <T> Lines<T> read(Path file, Form<T> form, BiConsumer<T, byte[]> seen) throws IOException {
    List<T> records = new ArrayList<>();
    List<byte[]> lines = new ArrayList<>();
    ByteArrayOutputStream open = new ByteArrayOutputStream();
    long whole = 0;
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = Files.newInputStream(file)) {
      for (int size = in.read(chunk); size >= 0; size = in.read(chunk)) {
        int start = 0;
        for (int i = 0; i < size; i++) {
          if (chunk[i] == '\n') {
            open.write(chunk, start, i - start);
            whole += open.size() + 1;
            lines.add(open.toByteArray());
            open.reset();
            start = i + 1;
          }
        }
        open.write(chunk, start, size - start);
        if (lines.size() >= BATCH) {
          parse(form, file, lines, records, seen);
        }
      }
    } catch (NoSuchFileException e) {
      return new Lines<>(List.of(), null);
    }
    parse(form, file, lines, records, seen);
    return new Lines<>(records, open.size() > 0 ? new Tail(records.size() + 1, whole) : null);
  }

  /** Result of parsing a line: a record, or the reason why it is not one. */
  private record Parsed<T>(@Nullable T record, @Nullable IOException problem) {}

  /**
   * Parses lines into records, on all processors. If several lines are not records, the first is
   * refused, regardless of the order of parsing.
   */
  private static <T> void parse(
      Form<T> form, Path file, List<byte[]> lines, List<T> records, BiConsumer<T, byte[]> seen) {
    List<Parsed<T>> parsed =
        IntStream.range(0, lines.size())
            .parallel()
            .mapToObj(i -> form.parse(lines.get(i)))
            .toList();
    for (int i = 0; i < parsed.size(); i++) {
      Parsed<T> line = parsed.get(i);
      if (line.record() == null) {
        throw noRecord(file, records.size() + 1, line.problem());
      }
      records.add(line.record());
      seen.accept(line.record(), lines.get(i));
    }
    lines.clear();
  }

  /** Parser of a line: directly into a record, or through a tree if it has an older format. */
  static final class Form<T> {
    private final ObjectReader reader;
    private final @Nullable Consumer<ObjectNode> upgrade;

    Form(Class<T> type) {
      this.reader = ResultJson.mapper().readerFor(type);
      this.upgrade = null;
    }

    Form(Class<T> type, Consumer<ObjectNode> upgrade) {
      this.reader = ResultJson.mapper().readerFor(type);
      this.upgrade = upgrade;
    }

    private Parsed<T> parse(byte[] line) {
      try {
        if (upgrade == null) {
          return new Parsed<>(reader.readValue(line), null);
        }
        JsonNode tree = reader.readTree(line);
        if (tree instanceof ObjectNode old) {
          upgrade.accept(old);
        }
        return new Parsed<>(reader.readValue(tree), null);
      } catch (IOException e) {
        return new Parsed<>(null, e);
      }
    }
  }

  private static ResultProblem noRecord(Path file, int line, @Nullable IOException cause) {
    String why =
        cause instanceof JsonProcessingException json
            ? json.getOriginalMessage()
            : cause == null ? "null" : String.valueOf(cause.getMessage());
    return new ResultProblem(
        file
            + ":"
            + line
            + ": not a record of this version: "
            + why.lines().findFirst().orElse("unreadable")
            + "; the lines before it are intact: restore the file or remove this line");
  }
}
