package dev.conflayers.base.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.OptionalLong;

/** Copies a response body to its file and reports progress. */
final class Copy {
  private static final long REPORT_NANOS = 250_000_000;

  private final String name;
  private final OptionalLong total;
  private final DownloadProgress progress;
  private long done;

  Copy(String name, long have, OptionalLong total, DownloadProgress progress) {
    this.name = name;
    this.total = total;
    this.progress = progress;
    done = have;
  }

  void run(InputStream from, WritableByteChannel to) throws IOException {
    byte[] chunk = new byte[1 << 16];
    long reported = System.nanoTime();
    for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
      for (ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, read); bytes.hasRemaining(); ) {
        to.write(bytes);
      }
      done += read;
      if (System.nanoTime() - reported >= REPORT_NANOS) {
        progress.transferred(name, done, total);
        reported = System.nanoTime();
      }
    }
    progress.transferred(name, done, total);
  }
}
