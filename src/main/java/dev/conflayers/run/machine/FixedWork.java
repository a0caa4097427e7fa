package dev.conflayers.run.machine;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The blocks of work that {@code doctor} repeats: some milliseconds each. */
public final class FixedWork implements Closeable {
  private static final int ROUNDS = 2_000_000;

  /** 64 MiB, more than a core's share of any cache. */
  private static final int LONGS = 8 << 20;

  private static final int WRITTEN = 256 << 10;

  private final Path file;
  private final FileChannel channel;

  /** Opens a temporary file to write to. */
  public FixedWork() throws IOException {
    file = Files.createTempFile("conflayers-", ".probe");
    channel = FileChannel.open(file, StandardOpenOption.WRITE);
  }

  /** Returns the kinds of work, in the order they are repeated in. */
  public List<NoiseProbe.Workload> workloads() {
    return List.of(new Compute(), new Memory(), new Disk(channel));
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(file);
  }

  /** Integers and floating-point numbers in registers; each block goes on from the last. */
  private static final class Compute implements NoiseProbe.Workload {
    private long bits = 88172645463325252L;
    private double value = 1;

    @Override
    public String name() {
      return "compute";
    }

    @Override
    public boolean judged() {
      return true;
    }

    @Override
    public void block() {
      long x = bits;
      double v = value;
      for (int i = 0; i < ROUNDS; i++) {
        // Marsaglia's xorshift: nothing that a compiler could shorten.
        x ^= x << 13;
        x ^= x >>> 7;
        x ^= x << 17;
        v = v * 0.999999 + (x & 1);
      }
      bits = x;
      value = v;
    }
  }

  /** Reads and writes an array from end to end. */
  private static final class Memory implements NoiseProbe.Workload {
    private final long[] values = new long[LONGS];

    @Override
    public String name() {
      return "memory";
    }

    @Override
    public boolean judged() {
      return true;
    }

    @Override
    public void block() {
      for (int i = 0; i < values.length; i++) {
        values[i] += i;
      }
    }
  }

  /** Writes to the same place of a file and waits until it would survive a loss of power. */
  private static final class Disk implements NoiseProbe.Workload {
    private final FileChannel channel;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(WRITTEN);

    Disk(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public String name() {
      return "disk";
    }

    @Override
    public boolean judged() {
      return false;
    }

    @Override
    public void block() throws IOException {
      bytes.clear();
      long position = 0;
      while (bytes.hasRemaining()) {
        position += channel.write(bytes, position);
      }
      channel.force(true);
    }
  }
}
