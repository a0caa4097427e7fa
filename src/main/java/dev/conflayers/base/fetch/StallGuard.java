package dev.conflayers.base.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Read timeout: closes a stream from which nothing has arrived for too long, since the JDK's client
 * would keep waiting.
 */
final class StallGuard extends FilterInputStream {
  private final Duration patience;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "stall-guard");
            thread.setDaemon(true);
            return thread;
          });
  private volatile long heard = System.nanoTime();
  private volatile boolean stalled;

  StallGuard(InputStream in, Duration patience) {
    super(in);
    this.patience = patience;
    long check = Math.max(1, patience.toMillis() / 4);
    var unused = watch.scheduleAtFixedRate(this::check, check, check, TimeUnit.MILLISECONDS);
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    try {
      int read = super.read(bytes, from, length);
      heard = System.nanoTime();
      if (!stalled) {
        return read;
      }
    } catch (IOException e) {
      if (!stalled) {
        throw e;
      }
    }
    throw new IOException("nothing arrived for " + patience.toSeconds() + " s");
  }

  private void check() {
    if (System.nanoTime() - heard > patience.toNanos()) {
      stalled = true;
      try {
        super.close();
      } catch (IOException e) {
        // The reader learns of the stall; an error from closing the dead connection adds nothing.
        watch.shutdown();
      }
    }
  }

  @Override
  public void close() throws IOException {
    watch.shutdownNow();
    super.close();
  }
}
