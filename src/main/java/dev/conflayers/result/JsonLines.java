package dev.conflayers.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of one record per line that only grows. A line counts once its newline is written; when a
 * write fails half way, what there is of the line is taken back.
 */
final class JsonLines<T> implements Closeable {
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

  /** Makes what was written survive a loss of power. */
  void sync() throws IOException {
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** The records of a file, and the unfinished last line if there is one. */
  record Lines<T>(List<T> records, @Nullable Tail tail) {}

  /** An unfinished line: its number, and the file's length without it. */
  record Tail(int line, long offset) {}

  /**
   * Reads {@code file}. A last line without newline was being written when its writer ended: it is
   * left out and reported. Any other line that is not a record is refused.
   */
  static <T> Lines<T> read(Path file, Class<T> type) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return new Lines<>(List.of(), null);
    }
    ObjectMapper mapper = ResultJson.mapper();
    List<T> records = new ArrayList<>();
    int start = 0;
    int line = 1;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        String text = new String(bytes, start, i - start, StandardCharsets.UTF_8);
        try {
          records.add(mapper.readValue(text, type));
        } catch (JsonProcessingException e) {
          throw new ResultProblem(
              file
                  + ":"
                  + line
                  + ": not a record of this version: "
                  + e.getOriginalMessage().lines().findFirst().orElse("unreadable")
                  + "; the lines before it are whole, restore the file or remove this line");
        }
        start = i + 1;
        line++;
      }
    }
    return new Lines<>(records, start < bytes.length ? new Tail(line, start) : null);
  }
}
