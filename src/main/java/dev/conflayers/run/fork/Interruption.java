package dev.conflayers.run.fork;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The user's wish that a run should end, and the run's answer that it has. A signal starts the end
 * of the JVM, in which no library may add a hook of its own and some fail because of that. So only
 * what keeps a run's files whole happens after a signal; reports are not drawn.
 */
public final class Interruption {
  private static final long PATIENCE_SECONDS = 60;

  private final AtomicBoolean wanted = new AtomicBoolean();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger status = new AtomicInteger(ExitCode.INTERRUPTED.status());
  private final CountDownLatch ended = new CountDownLatch(1);

  /** Returns whether the run should end. */
  public boolean wanted() {
    return wanted.get();
  }

  /** Says what the process ends with where it is stopped by a signal. */
  public void endsWith(ExitCode code) {
    status.set(code.status());
  }

  /** Asks for the end. */
  public void ask() {
    wanted.set(true);
  }

  /** Says that there is now something whose orderly end is worth waiting for. */
  public void begin() {
    running.incrementAndGet();
  }

  /** Says that what was begun has ended in order. */
  public void settle() {
    running.decrementAndGet();
  }

  /** Says that the process ends now, by itself. */
  public void end() {
    ended.countDown();
  }

  /** Lets SIGINT and SIGTERM end a run in order: the process stays until its files are whole. */
  public void onSignal() {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (ended.getCount() == 0) {
                    return;
                  }
                  ask();
                  if (running.get() > 0) {
                    await();
                    Runtime.getRuntime().halt(status.get());
                  }
                },
                "interruption"));
  }

  private void await() {
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Thread.currentThread().interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
