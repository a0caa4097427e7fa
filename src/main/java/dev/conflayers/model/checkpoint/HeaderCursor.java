package dev.conflayers.model.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads a GGUF header front to back, little-endian, never past the end of the file. */
final class HeaderCursor {
  /** Far above any real header: the largest vocabularies take about 10 MB. */
  static final long MOST_HEADER_BYTES = 100_000_000;

  private final Path path;
  private final FileChannel channel;
  private final long limit;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
  private long fetched;

  HeaderCursor(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    limit = Math.min(channel.size(), MOST_HEADER_BYTES);
    buffer.limit(0);
  }

  long position() {
    return fetched - buffer.remaining();
  }

  /** Returns the largest number of bytes that the header can still have. */
  long remaining() {
    return limit - position();
  }

  int u8() throws IOException {
    return need(1).get() & 0xff;
  }

  int u16() throws IOException {
    return need(2).getShort() & 0xffff;
  }

  int i32() throws IOException {
    return need(4).getInt();
  }

  long u32() throws IOException {
    return need(4).getInt() & 0xffffffffL;
  }

  long i64() throws IOException {
    return need(8).getLong();
  }

  /** Reads a count of items of at least {@code each} bytes. */
  int count(String what, long each, int most) throws IOException {
    long n = i64();
    if (n < 0 || n > most || n > remaining() / each) {
      throw new CheckpointProblem(
          path
              + ": "
              + what
              + " count is "
              + Long.toUnsignedString(n)
              + " at byte "
              + (position() - 8)
              + "; at most "
              + Math.min(most, remaining() / each)
              + " fit: the file is damaged or cut short");
    }
    return (int) n;
  }

  String string(String what, int mostBytes) throws IOException {
    int length = count(what + " length", 1, mostBytes);
    byte[] bytes = new byte[length];
    for (int done = 0; done < length; ) {
      ByteBuffer ready = need(1);
      int now = Math.min(ready.remaining(), length - done);
      ready.get(bytes, done, now);
      done += now;
    }
    try {
      return utf8.decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new CheckpointProblem(
          path + ": " + what + " before byte " + position() + " is not UTF-8; the file is damaged",
          e);
    }
  }

  void skip(long bytes) throws IOException {
    for (long left = bytes; left > 0; ) {
      ByteBuffer ready = need(1);
      int now = (int) Math.min(ready.remaining(), left);
      ready.position(ready.position() + now);
      left -= now;
    }
  }

  private ByteBuffer need(int bytes) throws IOException {
    while (buffer.remaining() < bytes) {
      buffer.compact();
      buffer.limit((int) Math.min(buffer.capacity(), buffer.position() + limit - fetched));
      int read = buffer.hasRemaining() ? channel.read(buffer, fetched) : -1;
      if (read < 0) {
        throw new CheckpointProblem(
            path
                + " ends inside its header, at byte "
                + fetched
                + (limit == MOST_HEADER_BYTES
                    ? ", the most a header may take"
                    : "; it is cut short: download it again"));
      }
      fetched += read;
      buffer.flip();
    }
    return buffer;
  }
}
