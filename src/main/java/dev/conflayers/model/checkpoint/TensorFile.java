package dev.conflayers.model.checkpoint;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Reader of parts of tensors from one open file.
 *
 * <p>Reads go through a small buffer instead of a memory map: a map's pages stay resident until it
 * is garbage-collected, and truncating a mapped file kills the process. The buffer is reused: a new
 * one for every read would fill the young generation of the Java heap, in addition to the weights.
 * Only one thread at a time may read.
 */
final class TensorFile implements Closeable {
  /**
   * Values decoded at a time: few enough to stay, with their bytes, in a core's second-level cache.
   */
  private static final int CHUNK_VALUES = 1 << 16;

  private final Path path;
  private final FileChannel channel;
  private byte[] stored = new byte[0];
  private float[] values = new float[0];

  TensorFile(Path path) {
    this.path = path;
    try {
      channel = FileChannel.open(path);
    } catch (IOException e) {
      throw new CheckpointProblem(path + " cannot be opened: " + e.getMessage(), e);
    }
  }

  Path path() {
    return path;
  }

  /**
   * Appends rows of {@code tensor} to {@code out}.
   *
   * @throws CheckpointProblem if the bytes cannot be read or are not finite numbers
   */
  void read(StoredTensor tensor, int firstRow, int rows, FloatBuffer out) {
    ElementType type = tensor.type();
    if (!type.decodable()) {
      throw new CheckpointProblem(
          where(tensor)
              + " is stored as "
              + type
              + ", which is not a floating-point type; weights are"
              + " expected");
    }
    if (firstRow < 0 || rows < 0 || firstRow > tensor.rows() - rows) {
      throw new IllegalArgumentException(
          "rows " + firstRow + " + " + rows + " of " + tensor.rows() + " in " + tensor.name());
    }
    long rowBlocks = tensor.rowLength() / type.blockValues();
    long blocks = rows * rowBlocks;
    long first = firstRow * rowBlocks;
    int most = (int) Math.min(blocks, CHUNK_VALUES / type.blockValues());
    if (stored.length < most * type.blockBytes()) {
      stored = new byte[most * type.blockBytes()];
    }
    if (values.length < most * type.blockValues()) {
      values = new float[most * type.blockValues()];
    }
    for (long done = 0; done < blocks; ) {
      int now = (int) Math.min(most, blocks - done);
      long block = first + done;
      fill(tensor, now * type.blockBytes(), block * type.blockBytes());
      type.decode(stored, now, values);
      int count = now * type.blockValues();
      requireFinite(tensor, count, block * type.blockValues());
      out.put(values, 0, count);
      done += now;
    }
  }

  private void fill(StoredTensor tensor, int count, long from) {
    ByteBuffer buffer = ByteBuffer.wrap(stored, 0, count);
    try {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, tensor.offset() + from + buffer.position()) < 0) {
          throw new CheckpointProblem(
              where(tensor)
                  + " ends early: the file was cut short after it was opened; copy or"
                  + " download it again");
        }
      }
    } catch (IOException e) {
      throw new CheckpointProblem(where(tensor) + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Refuses NaN and infinities; {@link Math#max} propagates both, and the JIT vectorises it. */
  private void requireFinite(StoredTensor tensor, int count, long firstValue) {
    float largest = 0;
    for (int i = 0; i < count; i++) {
      largest = Math.max(largest, Math.abs(values[i]));
    }
    if (largest <= Float.MAX_VALUE) {
      return;
    }
    int i = 0;
    while (Float.isFinite(values[i])) {
      i++;
    }
    long at = firstValue + i;
    throw new CheckpointProblem(
        where(tensor)
            + " holds "
            + values[i]
            + " in row "
            + at / tensor.rowLength()
            + ", column "
            + at % tensor.rowLength()
            + "; weights must be finite, so the file is damaged or its"
            + " training failed: use another copy");
  }

  private String where(StoredTensor tensor) {
    return path + ": tensor " + tensor.name();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new CheckpointProblem(path + " cannot be closed: " + e.getMessage(), e);
    }
  }
}
